import type * as ja from '@/i18n/ja/staff';

export const signIn: typeof ja.signIn = {
  title: 'Sign in',
  email: 'E-mail address',
  password: 'Password',
  passwordHint: '12 characters or more, without your e-mail address.',
  code: 'Code',
  codeHint: 'The six digits of your authenticator app, or a recovery code',
  or: 'or',
  passkey: 'Sign in with a passkey',
  submit: 'Sign in',
  byToken: 'Use an API token',
  back: 'Sign in with an e-mail address',
  explain: 'Paste an API token. Where the first one is kept is printed when the server starts.',
  token: 'API token',
  missing: 'Enter a token.',
  wrong: 'This token is not valid. Check that all of it was copied.',
  wrongPassword: 'E-mail address, password or code is wrong.',
  tooMany: 'Too many failures in a row: wait a while and try again. A passkey works at once.',
  weak: 'This password is easily guessed. Use 12 characters or more, of several kinds.',
  ended: 'Your sign-in is no longer valid. Please sign in again.',
  kept: 'The token is kept in this tab only, and goes when the tab is closed.',
};

export const setUp: typeof ja.setUp = {
  title: 'First of all: the owner',
  explain: 'This makes the first person who runs this Todoku. Others can be invited later.',
  token: 'First token',
  tokenHint: 'Paste what the file first-token holds; its place is printed when the server starts.',
  name: 'Name',
  submit: 'Begin',
  wrongToken: 'This token is not right. Check that all of first-token was copied.',
  done: 'There is an owner already. Reload the page and sign in.',
  badEmail: 'This is no e-mail address.',
};

export const invitation: typeof ja.invitation = {
  title: 'Choose a password',
  explain: 'You were invited. Choose a password, and you are signed in.',
  submit: 'Choose and sign in',
  wrong: 'This invitation is used, or too old. Ask an owner for another one.',
};

export const security: typeof ja.security = {
  title: 'Signing in',
  password: 'Password',
  currentPassword: 'Password so far',
  newPassword: 'New password',
  changePassword: 'Change password',
  passwordChanged: 'Changed. Your other devices are signed out.',
  totp: 'Authenticator app',
  totpOn: 'A code is asked for after the password. Recovery codes left: {{n}}',
  totpOff: 'Whoever learns your password still cannot sign in without the app on your phone.',
  addTotp: 'Add an authenticator app',
  removeTotp: 'Stop using it',
  renewCodes: 'New recovery codes',
  scan: 'Scan this with the app, and enter the six digits it shows.',
  qr: 'QR code for the authenticator app',
  orType: 'Or type this key:',
  confirm: 'Add',
  codesOnce: 'Your recovery codes, shown this once. Keep them on paper for the day your phone is gone.',
  passkeys: 'Passkeys',
  passkeysHint:
    'Sign in with a finger, a face or the screen lock. Safer than a password: a copy of this site cannot use it.',
  noPasskeys: 'No passkey yet.',
  passkeyName: 'Name of the passkey (the shop’s iPad)',
  passkeyUnnamed: 'Passkey',
  addPasskey: 'Add a passkey of this device',
  added: 'added {{at}}',
  remove: 'Remove',
  removeNamed: 'Remove “{{name}}”',
  sessions: 'Where you are signed in',
  unknownAgent: 'Unknown device',
  seen: 'since {{began}} · last used {{seen}}',
  thisOne: 'This one',
  end: 'Sign out',
  endOthers: 'Sign out everywhere else',
};

export const staff: typeof ja.staff = {
  title: 'Staff and rights',
  people: 'People',
  invite: 'Invite somebody',
  inviteSubmit: 'Make an invitation',
  invited:
    'The invitation of {{name}}: good for seven days and once. It is shown now only: copy it and hand it over.',
  copy: 'Copy',
  copied: 'Copied',
  everywhere: 'Every account',
  where: 'Account',
  role: 'Role',
  addRole: 'Add a role',
  removeRole: 'Take away',
  noRole: 'No role',
  changeRoles: 'Change roles',
  save: 'Save',
  keep: 'Never mind',
  inviteAgain: 'Invite again',
  shutOut: 'Shut out',
  letIn: 'Let in again',
  remove: 'Remove',
  removeSurely: 'Really remove',
  disabled: 'shut out',
  waiting: 'invited',
  totp: 'authenticator app',
  neverHere: 'Has not signed in yet',
  lastHere: 'Last signed in {{at}}',
  roles: { owner: 'Owner', manager: 'Manager', operator: 'Operator', analyst: 'Analyst' },
  may: {
    owner: 'Everything, connections, contracts and staff included.',
    manager: 'Sending, budgets, imports and exports; not connections and staff.',
    operator: 'Friends and drafts; sends nothing.',
    analyst: 'Figures only; no friend’s personal data.',
  },
};

export const tokens: typeof ja.tokens = {
  title: 'API tokens',
  name: 'What it is for (the booking system)',
  may: 'May',
  make: 'Make a token',
  made: 'The token is shown now only: copy it into the program that will use it.',
  revoke: 'Revoke',
  revokeNamed: 'Revoke “{{name}}”',
  everything: 'everything',
  forGood: 'for good',
  until: 'until {{at}}',
  scopes: {
    figures: 'see figures',
    friends: 'see friends',
    'edit-friends': 'change friends',
    prepare: 'make drafts',
    send: 'send',
    automate: 'make automatic replies',
    data: 'import, export, erase',
    billing: 'set budgets',
    account: 'connections and contracts',
    staff: 'staff and rights',
  },
};

export const audit: typeof ja.audit = {
  title: 'Latest changes',
  none: 'No changes yet.',
  token: 'API token',
  system: 'Todoku',
};

export const refusal: typeof ja.refusal = {
  'sign-in-again': 'This can be changed within 15 minutes of a sign-in only. Sign out, and in again.',
  'not-permitted': 'You may not do this. Ask an owner if you need to.',
  'own-campaign': 'What you edited last, somebody else has to approve.',
  'person-needed': 'Only a person who is signed in can do this, not an API token.',
  'wrong-code': 'The code is wrong. Enter the six digits that the app shows now.',
  'wrong-password': 'The password so far is another one.',
  'weak-password': 'This password is easily guessed. Use 12 characters or more, of several kinds.',
  'last-owner': 'The last owner has to stay. Make somebody else an owner first.',
  'known-person': 'Somebody with this e-mail address is here already.',
  'bad-email': 'This is no e-mail address.',
  'bad-passkey': 'The passkey could not be added. Please try again.',
  'too-many-attempts': 'Too many failures in a row: wait a while and try again.',
};

/** What the audit calls a change of the installation, in words. */
export const audited: typeof ja.audited = {
  account: {
    connected: 'connected an account',
  },
  installation: {
    'set-up': 'registered the first owner',
  },
  invitation: {
    accepted: 'accepted an invitation',
  },
  passkey: {
    added: 'added a passkey',
    removed: 'removed a passkey',
  },
  password: {
    changed: 'changed the password',
  },
  person: {
    added: 'added somebody',
    changed: 'changed somebody’s roles',
    invited: 'invited somebody again',
    removed: 'removed somebody',
  },
  'recovery-codes': {
    renewed: 'made new recovery codes',
  },
  session: {
    began: 'signed in',
    ended: 'signed out',
  },
  'sign-in': {
    slowed: 'slowed down sign-ins after failures in a row',
  },
  token: {
    made: 'made an API token',
    revoked: 'revoked an API token',
  },
  totp: {
    added: 'added an authenticator app',
    removed: 'removed the authenticator app',
  },
};
