// An independent decoder of Tacit's sealed values, blind indexes and log tokens, written from docs/format.md and
// docs/key-identifiers.md with Node's own crypto module.
//
//   node decode.mjs sealed-v1.json
//
// Prints "ok <number of sealed values>" and ends with 0, or says what is wrong and ends with 1.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';

const LEVELS = ['FIELD', 'SUBJECT', 'RECORD'];
const hex = (text) => Buffer.from(text, 'hex');
const utf8 = (text) => Buffer.from(text, 'utf8');

function lengthPrefixed(...items) {
  return Buffer.concat(items.flatMap((item) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(item.length);
    return [length, item];
  }));
}

// A text behind its length in UTF-8: seven bits a byte, the lowest first (unsigned LEB128).
function item(text) {
  const bytes = utf8(text);
  const length = [];
  for (let rest = bytes.length; length.length === 0 || rest > 0; rest >>>= 7) length.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
  return Buffer.concat([Buffer.from(length), bytes]);
}

function inWholeBlocks(bytes) {
  return Buffer.concat([bytes, Buffer.alloc((16 - (bytes.length % 16)) % 16)]);
}

function hkdf(key, sizeBytes, label, ...context) {
  const info = lengthPrefixed(utf8(label), ...context.map(utf8));
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), info, sizeBytes));
}

const hmac = (key, message) => createHmac('sha256', key).update(message).digest();

// A row's key gives 16 bytes of reference, 32 bytes of key, and 16 more bytes of reference for suite 4.
function derive(rowKey, label) {
  const output = hkdf(rowKey, 64, label);
  return { ref: output.subarray(0, 16), key: output.subarray(16, 48), restOfRef: output.subarray(48) };
}

// XAES-256-GCM: the key of one message, from the specification's own description (C2SP).
function xaesKey(key, nonce) {
  const aes = (block) => createCipheriv('aes-256-ecb', key, null).setAutoPadding(false).update(block);
  const zero = aes(Buffer.alloc(16));
  const k1 = Buffer.alloc(16);
  for (let i = 0; i < 16; i++) k1[i] = (zero[i] << 1) | ((zero[i + 1] ?? 0) >> 7);
  if (zero[0] & 0x80) k1[15] ^= 0x87;
  const half = (counter) => {
    const block = Buffer.concat([Buffer.from([0, counter, 0x58, 0]), nonce.subarray(0, 12)]);
    return aes(block.map((byte, i) => byte ^ k1[i]));
  };
  return Buffer.concat([half(1), half(2)]);
}

// Suite number: sizes of reference and nonce, and whose key.
const SUITES = {
  1: { ref: 16, nonce: 12, label: 'tacit/1/subject-key', key: 'subjectKey' },
  2: { ref: 16, nonce: 24, label: 'tacit/1/shared-key', key: 'sharedKey' },
  4: { ref: 32, nonce: 12, label: 'tacit/1/subject-key', key: 'subjectKey' },
};
const BLOCKS = [1, 16, 32, 64];

function unpad(padded, block) {
  if (block === 1) return padded;
  let end = padded.length - 1;
  while (end >= 0 && padded[end] === 0) end--;
  if (padded.length % block !== 0 || padded[end] !== 0x80 || padded.length - end > block) throw new Error('not padded');
  return padded.subarray(0, end);
}

function fromText(text) {
  if (!text.startsWith('tct1:')) throw new Error('not a text form');
  const bytes = Buffer.from(text.slice(5), 'base64url');
  if (bytes.toString('base64url') !== text.slice(5)) throw new Error('not the canonical text');
  return bytes;
}

function open(vectors, vector) {
  const sealed = hex(vector.sealed);
  const suite = sealed[0] === 0x7c && sealed[1] >> 4 === 1 ? SUITES[sealed[1] & 15] : undefined;
  const level = sealed[2] & 3;
  const block = BLOCKS[(sealed[2] >> 2) & 7];
  if (!suite || level > 2 || !block || sealed[2] >> 5 !== 0) throw new Error('unknown format');
  if (suite.key === 'sharedKey' && level !== 0) throw new Error('unknown format');
  if (LEVELS[level] !== vector.binding) throw new Error('another binding level');
  const start = 3 + suite.ref + suite.nonce;
  if (sealed.length < start + 16) throw new Error('too short');
  const derived = derive(hex(vectors[suite.key]), suite.label);
  const ref = suite.ref === 32 ? Buffer.concat([derived.ref, derived.restOfRef]) : derived.ref;
  if (!ref.equals(sealed.subarray(3, 3 + suite.ref))) throw new Error('another key');
  const associatedData = [sealed.subarray(0, 3 + suite.ref)];
  if (level >= 1) associatedData.push(hex(vector.handle));
  associatedData.push(item(vector.tenant), item(vector.recordName), item(vector.fieldId));
  if (level === 2) associatedData.push(item(vector.recordId));
  const nonce = sealed.subarray(3 + suite.ref, start);
  const key = suite.nonce === 24 ? xaesKey(derived.key, nonce) : derived.key;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce.subarray(-12));
  decipher.setAAD(inWholeBlocks(Buffer.concat(associatedData)));
  decipher.setAuthTag(sealed.subarray(sealed.length - 16));
  return unpad(Buffer.concat([decipher.update(sealed.subarray(start, sealed.length - 16)), decipher.final()]), block);
}

function demand(holds, what) {
  if (!holds) throw new Error(what);
}

function refuses(act) {
  try {
    act();
    return false;
  } catch {
    return true;
  }
}

function check(vectors) {
  const handleRoot = derive(hex(vectors.handleRoot), 'tacit/1/handle-root').key;
  const handle = hmac(hkdf(handleRoot, 32, 'tacit/1/subject-handle'),
    lengthPrefixed(utf8(vectors.tenant), utf8(vectors.subject))).subarray(0, 16);
  demand(handle.equals(hex(vectors.handle)), 'the handle differs');
  for (const vector of vectors.sealed) {
    demand(open(vectors, vector).equals(hex(vector.plaintext)), `${vector.title}: the plaintext differs`);
    demand(fromText(vector.text).equals(hex(vector.sealed)), `${vector.title}: the text form differs`);
  }
  for (const vector of vectors.rejected) {
    demand(refuses(() => open(vectors, vector)), `${vector.title}: it opened`);
  }
  const indexRoot = derive(hex(vectors.indexRoot), 'tacit/1/index-root').key;
  for (const vector of vectors.indexes) {
    const key = hkdf(indexRoot, 32, 'tacit/1/index-field', vector.recordName, vector.fieldId);
    const index = Buffer.concat([Buffer.from([1]), hmac(key, utf8(vector.value)).subarray(0, 16)]);
    demand(index.equals(hex(vector.index)), 'an index differs');
  }
  const tokenKey = derive(hex(vectors.tokenKey), 'tacit/1/token-key').key;
  for (const vector of vectors.tokens) {
    const mac = hmac(tokenKey, lengthPrefixed(utf8(vector.category), utf8(vector.value)));
    demand(mac.equals(hex(vector.mac)), 'a token differs');
  }
  return vectors.sealed.length;
}

try {
  console.log(`ok ${check(JSON.parse(readFileSync(process.argv[2], 'utf8')))}`);
} catch (failure) {
  console.log(String(failure.message));
  process.exitCode = 1;
}
