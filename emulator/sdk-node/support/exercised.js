// Which methods of a client have been called.
import assert from 'node:assert/strict';

const seen = new Map();

/** The client, with its calls noted. */
export function noted(client) {
  const type = client.constructor;
  const called = seen.get(type) ?? new Set();
  seen.set(type, called);
  return new Proxy(client, {
    get(target, name) {
      if (typeof target[name] !== 'function') return target[name];
      called.add(name);
      return target[name].bind(target);
    },
  });
}

/** Fails unless every method of the types has been called; each has a twin that also tells of the HTTP answer. */
export function assertAllCalled(...types) {
  for (const type of types) {
    const methods = Object.getOwnPropertyNames(type.prototype).filter(
      (name) =>
        name !== 'constructor' &&
        !name.endsWith('WithHttpInfo') &&
        typeof type.prototype[name] === 'function',
    );
    const missing = methods.filter((name) => !seen.get(type)?.has(name) && !isHelper(name));
    assert.deepEqual(missing, [], `${type.name}: not called`);
  }
}

const isHelper = (name) => name.startsWith('parse') || name.startsWith('_');

/** The refusal that a call ends with. */
export async function refusal(call) {
  try {
    await call;
  } catch (error) {
    if (typeof error.status !== 'number') throw error;
    return { status: error.status, ...JSON.parse(error.body || '{}') };
  }
  throw new assert.AssertionError({ message: 'expected a refusal' });
}

export async function bytes(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
