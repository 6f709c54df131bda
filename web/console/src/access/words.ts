import type { BothLanguages } from '@oneshelf/kit';

export const accessWords: BothLanguages = {
  'zh-CN': {
    motto: '一盘货、一位会员、一张订单、一个价格',
    name: '登录名',
    nameHint: '登录时输入的名字',
    displayName: '显示名',
    displayNameHint: '同事看到的名字',
    password: '密码',
    oldPassword: '当前密码',
    newPassword: '新密码',
    again: '再次输入新密码',
    passwordHint: '至少 8 个字符',
    weak: { short: '至少需要 8 个字符。', name: '密码不能与登录名相同。', differs: '两次输入不一致。' },
    signIn: {
      title: '登录',
      act: '登录',
      ended: '会话已结束，请重新登录。登录后会回到刚才的页面。',
      help: '还没有账号，或忘了密码？请店长或负责人发送邀请链接。',
    },
    welcome: {
      title: '欢迎使用 Oneshelf',
      text: '账簿是全新的。请创建第一位负责人，之后可以邀请同事。',
      act: '开始使用',
    },
    accept: { title: '欢迎加入', text: '请设置您自己的密码，之后用登录名和密码登录。', act: '设置并登录' },
  },
  en: {
    motto: 'One stock, one member, one order, one price',
    name: 'Name',
    nameHint: 'What you type to sign in',
    displayName: 'Display name',
    displayNameHint: 'What colleagues read',
    password: 'Password',
    oldPassword: 'Current password',
    newPassword: 'New password',
    again: 'New password again',
    passwordHint: 'At least 8 characters',
    weak: {
      short: 'At least 8 characters, please.',
      name: 'Your name is no password.',
      differs: 'The two are not the same.',
    },
    signIn: {
      title: 'Sign in',
      act: 'Sign in',
      ended: 'Your session has ended. Sign in to come back to where you were.',
      help: 'No account yet, or password forgotten? A store manager or owner can send you a link.',
    },
    welcome: {
      title: 'Welcome to Oneshelf',
      text: 'The books are new. Make the first owner; then invite your colleagues.',
      act: 'Begin',
    },
    accept: {
      title: 'Welcome aboard',
      text: 'Choose a password of your own. From then on you sign in with your name and this password.',
      act: 'Set and sign in',
    },
  },
};
