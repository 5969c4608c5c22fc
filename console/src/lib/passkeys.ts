import type { Answers } from '@/types/calls';

/** Browsers since 2025 read and write WebAuthn as JSON; older ones sign in with a password. */
export const knowsPasskeys = () =>
  typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

/** Asks the device for a new passkey; null when its owner would rather not. */
export async function makePasskey(asked: Answers['post']['/me/passkeys/options']): Promise<object | null> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    asked as unknown as PublicKeyCredentialCreationOptionsJSON,
  );
  return jsonOf(() => navigator.credentials.create({ publicKey }));
}

/** Asks the device to sign with a passkey it has; null when its owner would rather not. */
export async function signWithPasskey(
  asked: Answers['post']['/session/passkey-options'],
): Promise<object | null> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asked);
  return jsonOf(() => navigator.credentials.get({ publicKey }));
}

async function jsonOf(ask: () => Promise<Credential | null>): Promise<object | null> {
  try {
    const credential = await ask();
    return credential instanceof PublicKeyCredential ? (credential.toJSON() as object) : null;
  } catch (error) {
    if (error instanceof DOMException && ['NotAllowedError', 'AbortError'].includes(error.name)) return null;
    throw error;
  }
}
