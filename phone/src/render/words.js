/**
 * The words that LINE itself puts around messages.
 * @typedef {typeof ja} Words
 */

export const ja = {
  noPicture: '画像を表示できません',
  tap: 'タップ',
  picture: '画像',
  sticker: 'スタンプ',
  emoji: '絵文字',
  video: '動画',
  audio: 'ボイスメッセージ',
  play: '再生',
  pause: '一時停止',
  file: 'ファイル',
  location: '位置情報',
  openMap: '地図を開く',
  everyone: '全員',
  coupon: 'クーポン',
  couponLottery: '抽選クーポン',
  couponUse: 'クーポンを見る',
  couponUntil: '有効期限',
  quickReplies: 'クイックリプライ',
  richMenu: 'リッチメニュー',
  carousel: 'カルーセル',
  unsent: 'メッセージの送信を取り消しました',
  unknown: 'このメッセージは表示できません',
  typing: '入力中',
  read: '既読',
};

/** @type {Words} */
export const en = {
  noPicture: 'Picture cannot be shown',
  tap: 'Tap',
  picture: 'Photo',
  sticker: 'Sticker',
  emoji: 'Emoji',
  video: 'Video',
  audio: 'Voice message',
  play: 'Play',
  pause: 'Pause',
  file: 'File',
  location: 'Location',
  openMap: 'Open map',
  everyone: 'All',
  coupon: 'Coupon',
  couponLottery: 'Lottery coupon',
  couponUse: 'View coupon',
  couponUntil: 'Valid until',
  quickReplies: 'Quick replies',
  richMenu: 'Rich menu',
  carousel: 'Carousel',
  unsent: 'You unsent a message',
  unknown: 'This message cannot be shown',
  typing: 'Typing',
  read: 'Read',
};
