// An emulator in its own process, as anybody runs it, and its control API.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { join } from 'node:path';

const jar = join(import.meta.dirname, '../../target/emulator.jar');
const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java';

export const NOON = '2026-11-22T03:00:00Z';

/** Starts one whose clock stands at noon in Tokyo. */
export async function start() {
  const process = spawn(java, ['-jar', jar, '--port', '0', '--now', NOON], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((resolve, reject) => {
    let told = '';
    process.once('error', reject);
    process.once('exit', (code) => reject(new Error(`emulator: ended with ${code} before it answered`)));
    process.stdout.on('data', (chunk) => {
      told += chunk;
      const ready = /ready at (\S+)/.exec(told);
      if (ready) resolve(ready[1]);
    });
  });
  return new Emulator(url, process);
}

class Emulator {
  constructor(url, process) {
    this.url = url;
    this.process = process;
  }

  stop() {
    this.process.kill();
  }

  async ask(method, path, body, type = 'application/json', token = undefined) {
    const headers = { 'Content-Type': type, ...(token && { Authorization: `Bearer ${token}` }) };
    const sent = typeof body === 'object' && type === 'application/json' ? JSON.stringify(body) : body;
    const answer = await fetch(this.url + path, { method, headers, body: sent, redirect: 'manual' });
    const text = await answer.text();
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return { json: text.startsWith('{') ? JSON.parse(text) : {}, location: answer.headers.get('location') };
  }

  async control(method, path, body) {
    return (await this.ask(method, '/_emulator' + path, body)).json;
  }

  async form(path, fields) {
    return this.ask(
      'POST',
      path,
      new URLSearchParams(fields).toString(),
      'application/x-www-form-urlencoded',
    );
  }

  advance(duration) {
    return this.control('PUT', '/clock', { advance: duration });
  }

  /** A new account with friends. */
  async open(account, friends) {
    const shop = await this.control('POST', '/accounts', {
      name: 'Shop',
      plan: 'jp-2023-standard',
      ...account,
    });
    const path = `/accounts/${shop.channelId}`;
    const { userIds } = await this.control('POST', `${path}/friends`, { count: friends });
    return { ...shop, path, friends: userIds, act: (friend, action) => this.act(path, friend, action) };
  }

  /** What a friend does; returns when the bot has been told. */
  async act(path, friend, action) {
    const done = await this.control('POST', `${path}/friends/${friend}/actions`, action);
    await this.advance('PT0S');
    return done;
  }
}

/** Somebody's bot: keeps each webhook as it came. */
export async function startBot() {
  const received = [];
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push({ headers: request.headers, body: Buffer.concat(chunks) });
    response.end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/webhook`,
    received,
    events: () => received.flatMap((one) => JSON.parse(one.body).events),
    stop: () => server.close(),
  };
}
