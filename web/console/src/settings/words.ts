import type { BothLanguages } from '@oneshelf/kit';

export const settingsWords: BothLanguages = {
  'zh-CN': {
    title: '设置',
    text: '这台设备上的显示方式，以及您的密码。',
    looks: '显示',
    looksHint: '仅保存在此浏览器中。',
    password: { title: '密码', act: '修改密码', changed: '密码已修改。您在其他设备上的会话已结束。' },
    pin: {
      title: '授权 PIN',
      text: '在收银台授权改价或无小票退货时，输入您的登录名和此 PIN。',
      fresh: '新 PIN',
      again: '再次输入新 PIN',
      hint: '6 至 12 位数字，不能全部相同，也不能连号',
      act: '设置 PIN',
      chosen: 'PIN 已设置，原来的 PIN 不再有效。',
      weak: { form: '请输入 6 至 12 位数字。', easy: '数字不能全部相同或连号。', differs: '两次输入不一致。' },
    },
    keys: { title: '快捷键', find: '查找并前往', pages: '前往菜单中的第几个页面', close: '关闭对话框' },
    about: { title: '关于', server: '服务器', session: '会话有效至', licence: '许可证', api: '接口文档' },
  },
  en: {
    title: 'Settings',
    text: 'How things look on this device, and your password.',
    looks: 'Appearance',
    looksHint: 'Kept in this browser only.',
    password: {
      title: 'Password',
      act: 'Change password',
      changed: 'Password changed. Your sessions elsewhere have ended.',
    },
    pin: {
      title: 'PIN for the till',
      text: 'With your sign-in name and this PIN you allow a price by hand or a return without receipt at a till.',
      fresh: 'New PIN',
      again: 'New PIN again',
      hint: '6 to 12 digits, not all the same and not in a row',
      act: 'Set PIN',
      chosen: 'Your PIN is set; the one before is no longer good.',
      weak: {
        form: '6 to 12 digits, please.',
        easy: 'Digits that are all the same or in a row are soon guessed.',
        differs: 'The two are not the same.',
      },
    },
    keys: { title: 'Keys', find: 'Find and go to', pages: 'Go to a page of the menu', close: 'Close a dialog' },
    about: {
      title: 'About',
      server: 'Server',
      session: 'Session ends',
      licence: 'Licence',
      api: 'API description',
    },
  },
};
