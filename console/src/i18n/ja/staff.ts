export const signIn = {
  title: 'サインイン',
  email: 'メールアドレス',
  password: 'パスワード',
  passwordHint: '12文字以上。メールアドレスは含められません。',
  code: '確認コード',
  codeHint: '認証アプリに表示された6桁の数字、または復旧コード',
  or: 'または',
  passkey: 'パスキーでサインイン',
  submit: 'サインイン',
  byToken: 'APIトークンで見る',
  back: 'メールアドレスでサインイン',
  explain: 'APIトークンを貼り付けてください。最初のトークンの保存場所は、サーバーの起動時に表示されます。',
  token: 'APIトークン',
  missing: 'トークンを入力してください。',
  wrong: 'このトークンは使えません。全体をコピーできているか確認してください。',
  wrongPassword: 'メールアドレス、パスワード、確認コードのどれかが違います。',
  tooMany:
    '続けて失敗したため、しばらくサインインできません。時間をおいてお試しください。パスキーならすぐに使えます。',
  weak: 'このパスワードは推測されやすいため使えません。12文字以上で、いろいろな文字を混ぜてください。',
  ended: 'サインインの期限が切れました。もう一度サインインしてください。',
  kept: 'トークンはこのタブの中だけに保存され、タブを閉じると消えます。',
};

export const setUp = {
  title: 'はじめに：オーナーの登録',
  explain: 'このTodokuを管理する最初の人を登録します。ほかの人は、あとから招待できます。',
  token: '最初のトークン',
  tokenHint: 'サーバーの起動時に表示されたファイル（first-token）の中身を貼り付けてください。',
  name: '名前',
  submit: '登録して始める',
  wrongToken: 'トークンが違います。first-tokenの中身全体をコピーできているか確認してください。',
  done: 'オーナーはすでに登録されています。ページを再読み込みしてサインインしてください。',
  badEmail: 'メールアドレスの形が正しくありません。',
};

export const invitation = {
  title: 'パスワードを決める',
  explain: '招待を受け取りました。これから使うパスワードを決めると、サインインします。',
  submit: '決めてサインイン',
  wrong: 'この招待は使えません。使用済みか期限切れです。オーナーに、もう一度招待してもらってください。',
};

export const security = {
  title: 'サインインと安全',
  password: 'パスワード',
  currentPassword: '今のパスワード',
  newPassword: '新しいパスワード',
  changePassword: 'パスワードを変える',
  passwordChanged: 'パスワードを変えました。ほかの端末からはサインアウトしました。',
  totp: '認証アプリ',
  totpOn: 'パスワードのあとに確認コードを入力します。残りの復旧コード：{{n}}個',
  totpOff: 'パスワードが漏れても、スマートフォンの認証アプリがなければサインインできないようにします。',
  addTotp: '認証アプリを登録',
  removeTotp: '認証アプリをやめる',
  renewCodes: '復旧コードを作り直す',
  scan: '認証アプリでこのQRコードを読み取り、表示された6桁を入力してください。',
  qr: '認証アプリに登録するQRコード',
  orType: '読み取れないときは、このキーを入力：',
  confirm: '登録する',
  codesOnce:
    '復旧コードです。今しか表示されません。スマートフォンをなくしたときのために、紙などに控えてください。',
  passkeys: 'パスキー',
  passkeysHint:
    '指紋や顔、画面ロックでサインインします。偽のサイトでは使えないため、パスワードより安全です。',
  noPasskeys: 'まだパスキーがありません。',
  passkeyName: 'パスキーの名前（例：店のiPad）',
  passkeyUnnamed: 'パスキー',
  addPasskey: 'この端末のパスキーを追加',
  added: '{{at}} 追加',
  remove: '削除',
  removeNamed: '「{{name}}」を削除',
  sessions: 'サインイン中の端末',
  unknownAgent: '不明な端末',
  seen: '{{began}} から · 最後の利用 {{seen}}',
  thisOne: 'この端末',
  end: 'サインアウトさせる',
  endOthers: 'ほかの端末をすべてサインアウト',
};

export const staff = {
  title: 'スタッフと権限',
  people: 'スタッフ',
  invite: 'スタッフを招待',
  inviteSubmit: '招待リンクを作る',
  invited:
    '{{name}}さんの招待リンクです。7日間、1回だけ使えます。今しか表示されないので、コピーして本人に渡してください。',
  copy: 'コピー',
  copied: 'コピーしました',
  everywhere: 'すべてのアカウント',
  where: 'アカウント',
  role: '役割',
  addRole: '役割を追加',
  removeRole: '外す',
  noRole: '役割がありません',
  changeRoles: '役割を変える',
  save: '保存',
  keep: 'やめる',
  inviteAgain: '招待し直す',
  shutOut: 'サインインを止める',
  letIn: 'サインインを許す',
  remove: '削除',
  removeSurely: '本当に削除する',
  disabled: '停止中',
  waiting: '招待中',
  totp: '認証アプリあり',
  neverHere: 'まだサインインしていません',
  lastHere: '最後のサインイン：{{at}}',
  roles: { owner: 'オーナー', manager: '管理者', operator: '担当者', analyst: '閲覧者' },
  may: {
    owner: 'すべてできます。接続、契約、スタッフも扱えます。',
    manager: '配信、予算、取り込みと書き出しまでできます。接続とスタッフは扱えません。',
    operator: '友だちと下書きを扱えます。配信はできません。',
    analyst: '数字だけを見られます。友だちの個人情報は見られません。',
  },
};

export const tokens = {
  title: 'APIトークン',
  name: '何に使うか（例：予約システム）',
  may: 'できること',
  make: 'トークンを作る',
  made: 'トークンは今しか表示されません。コピーして、使うプログラムに設定してください。',
  revoke: '無効にする',
  revokeNamed: '「{{name}}」を無効にする',
  everything: 'すべて',
  forGood: '無期限',
  until: '{{at}} まで',
  scopes: {
    figures: '数字を見る',
    friends: '友だちを見る',
    'edit-friends': '友だちを編集',
    prepare: '下書きを作る',
    send: '配信する',
    automate: '自動応答を作る',
    data: '取り込み・書き出し・消去',
    billing: '予算を決める',
    account: '接続と契約',
    staff: 'スタッフと権限',
  },
};

export const audit = {
  title: '最近の変更',
  none: 'まだ変更はありません。',
  token: 'APIトークン',
  system: 'Todoku',
};

export const refusal = {
  'sign-in-again':
    '安全のため、サインインから15分以内にだけ変更できます。サインアウトして、もう一度サインインしてください。',
  'not-permitted': 'この操作の権限がありません。必要なときはオーナーに相談してください。',
  'own-campaign': '自分が最後に編集した配信は承認できません。ほかの人に頼んでください。',
  'person-needed': 'この操作は、サインインした人だけができます（APIトークンではできません）。',
  'wrong-code': '確認コードが違います。アプリに今表示されている6桁を入力してください。',
  'wrong-password': '今のパスワードが違います。',
  'weak-password':
    'このパスワードは推測されやすいため使えません。12文字以上で、いろいろな文字を混ぜてください。',
  'last-owner': '最後のオーナーは外せません。先に、ほかの人をオーナーにしてください。',
  'known-person': 'このメールアドレスの人は、すでに登録されています。',
  'bad-email': 'メールアドレスの形が正しくありません。',
  'bad-passkey': 'パスキーを登録できませんでした。もう一度お試しください。',
  'too-many-attempts': '続けて失敗したため、しばらく待ってからお試しください。',
};

/** What the audit calls a change of the installation, in words. */
export const audited = {
  account: {
    connected: 'アカウントをつないだ',
  },
  installation: {
    'set-up': '最初のオーナーを登録した',
  },
  invitation: {
    accepted: '招待を受けた',
  },
  passkey: {
    added: 'パスキーを追加した',
    removed: 'パスキーを外した',
  },
  password: {
    changed: 'パスワードを変えた',
  },
  person: {
    added: 'スタッフを追加した',
    changed: 'スタッフの役割を変えた',
    invited: 'スタッフを招待し直した',
    removed: 'スタッフを削除した',
  },
  'recovery-codes': {
    renewed: 'リカバリーコードを作り直した',
  },
  session: {
    began: 'サインインした',
    ended: 'サインアウトした',
  },
  'sign-in': {
    slowed: 'サインインの失敗が続いたため、待たせた',
  },
  token: {
    made: 'APIトークンを作った',
    revoked: 'APIトークンを無効にした',
  },
  totp: {
    added: '認証アプリを追加した',
    removed: '認証アプリを外した',
  },
};
