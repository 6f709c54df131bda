import type { BothLanguages } from '@oneshelf/kit';

export const settingsWords: BothLanguages = {
  'zh-CN': {
    title: '设置',
    text: '这台设备上的显示方式，以及您的密码。',
    looks: '显示',
    looksHint: '仅保存在此浏览器中。',
    password: { title: '密码', act: '修改密码', changed: '密码已修改。您在其他设备上的会话已结束。' },
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
