// An independent decoder of Tacit's sealed values, blind indexes and log tokens, written from docs/format.md and
// docs/key-identifiers.md with Node's own crypto module.
//
//   node decode.mjs sealed-v1.json
//
// Prints "ok <number of sealed values>" and ends with 0, or says what is wrong and ends with 1.
import { createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
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

function hkdf(key, sizeBytes, label, ...context) {
  const info = lengthPrefixed(utf8(label), ...context.map(utf8));
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), info, sizeBytes));
}

const hmac = (key, message) => createHmac('sha256', key).update(message).digest();

// A row's key gives 16 bytes of reference and 32 bytes of key.
function derive(rowKey, label) {
  const output = hkdf(rowKey, 48, label);
  return { ref: output.subarray(0, 16), key: output.subarray(16) };
}

function fromText(text) {
  if (!text.startsWith('tct1:')) throw new Error('not a text form');
  const bytes = Buffer.from(text.slice(5), 'base64url');
  if (bytes.toString('base64url') !== text.slice(5)) throw new Error('not the canonical text');
  return bytes;
}

function open(subjectKey, vector) {
  const sealed = hex(vector.sealed);
  if (sealed.length < 47 || sealed[0] !== 0x7c || sealed[1] !== 0x11 || sealed[2] > 2) throw new Error('unknown format');
  if (LEVELS[sealed[2]] !== vector.binding) throw new Error('another binding level');
  const { ref, key } = derive(subjectKey, 'tacit/1/subject-key');
  if (!ref.equals(sealed.subarray(3, 19))) throw new Error('another key');
  const associatedData = [utf8('tacit'), sealed.subarray(0, 3), ref, utf8(vector.tenant), utf8(vector.recordName),
    utf8(vector.fieldId)];
  if (sealed[2] >= 1) associatedData.push(hex(vector.handle));
  if (sealed[2] === 2) associatedData.push(utf8(vector.recordId));
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(19, 31));
  decipher.setAAD(lengthPrefixed(...associatedData));
  decipher.setAuthTag(sealed.subarray(sealed.length - 16));
  return Buffer.concat([decipher.update(sealed.subarray(31, sealed.length - 16)), decipher.final()]);
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
    demand(open(hex(vectors.subjectKey), vector).equals(hex(vector.plaintext)), `${vector.title}: the plaintext differs`);
    demand(fromText(vector.text).equals(hex(vector.sealed)), `${vector.title}: the text form differs`);
  }
  for (const vector of vectors.rejected) {
    demand(refuses(() => open(hex(vectors.subjectKey), vector)), `${vector.title}: it opened`);
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
