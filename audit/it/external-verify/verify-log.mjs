// Verifies a whole log with Node's own crypto: the checkpoint's signature, the Merkle root over all entry bundles, and that
// the log begins with what a trusted head was signed over.
// Written from RFC 9162 §2.1 and the C2SP specifications, with nothing of Tacit's.
// usage: node verify-log.mjs LOG_DIRECTORY VERIFIER_KEY [TRUSTED_HEAD]
//   VERIFIER_KEY  name+id+base64, from where the log's host cannot change it
//   TRUSTED_HEAD  a file with a checkpoint of this log that was kept elsewhere: the anchor's newest
import { createHash, createPublicKey, verify } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [directory, verifierKey, trustedHead] = process.argv.slice(2);
const fail = (why) => { console.error(why); process.exit(1); };
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const leafHash = (entry) => sha256(Buffer.of(0), entry);
const nodeHash = (left, right) => sha256(Buffer.of(1), left, right);

// The whole subtrees from left to right, each half as large as the one before it or smaller: nothing else is kept.
const subtrees = [];
function append(leaf) {
  let last = { size: 1, hash: leaf };
  while (subtrees.at(-1)?.size === last.size) last = { size: 2 * last.size, hash: nodeHash(subtrees.pop().hash, last.hash) };
  subtrees.push(last);
}
const root = () => (subtrees.length === 0 ? sha256() : subtrees.map(({ hash }) => hash).reduceRight((right, left) => nodeHash(left, right)));

function bundlePath(index, width) {
  const groups = [];
  for (let n = index; groups.length === 0 || n > 0; n = Math.floor(n / 1000)) groups.unshift(String(n % 1000).padStart(3, '0'));
  const path = groups.map((group, i) => (i < groups.length - 1 ? 'x' + group : group)).join('/');
  return join(directory, 'tile/entries', width === 256 ? path : `${path}.p/${width}`);
}

const [name, id, typed] = (/^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(verifierKey) ?? fail('usage: verify-log.mjs LOG_DIRECTORY VERIFIER_KEY [TRUSTED_HEAD]')).slice(1);
const raw = Buffer.from(typed, 'base64').subarray(1);
const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' });
const keyId = sha256(Buffer.from(`${name}\n`), Buffer.of(1), raw).subarray(0, 4);
if (keyId.toString('hex') !== id) fail('the id does not belong to the key');

function openHead(file, what) {
  if (!existsSync(file)) fail(`${what}: there is no such file`);
  const note = readFileSync(file, 'utf8');
  const end = note.lastIndexOf('\n\n') + 1;
  const line = note.slice(end + 1).split('\n').find((candidate) => candidate.startsWith(`— ${name} `)) ?? fail(`${what}: not signed`);
  const signature = Buffer.from(line.split(' ')[2], 'base64');
  if (!signature.subarray(0, 4).equals(keyId)) fail(`${what}: signed by another key`);
  if (!verify(null, Buffer.from(note.slice(0, end)), publicKey, signature.subarray(4))) fail(`${what}: wrong signature`);
  const [origin, size, expectedRoot] = note.slice(0, end).split('\n');
  if (origin !== name) fail(`${what}: of another log`);
  if (!/^(0|[1-9][0-9]{0,14})$/.test(size)) fail(`${what}: no size`);
  return { size: Number(size), root: expectedRoot };
}

const head = openHead(join(directory, 'checkpoint'), 'the checkpoint');
const trusted = trustedHead === undefined ? undefined : openHead(trustedHead, 'the trusted head');
if (trusted?.size > head.size) fail('the log is shorter than the trusted head: its tail was cut, or it was rolled back');

let entries = 0;
function compareWithTrusted() {
  if (entries === trusted?.size && root().toString('base64') !== trusted.root) fail('the entries are not those that the trusted head was signed over');
}
compareWithTrusted();
for (let start = 0; start < head.size; start += 256) {
  const path = bundlePath(start / 256, Math.min(256, head.size - start));
  if (!existsSync(path)) fail('a bundle is missing');
  const bundle = readFileSync(path);
  for (let at = 0; at < bundle.length; at += 2 + bundle.readUInt16BE(at)) {
    append(leafHash(bundle.subarray(at + 2, at + 2 + bundle.readUInt16BE(at))));
    entries += 1;
    compareWithTrusted();
  }
}
if (entries !== head.size) fail('not as many entries as signed');
if (root().toString('base64') !== head.root) fail('the entries are not those that were signed');
console.log(`${head.size} entries verified`);
console.log(
  trusted === undefined
    ? 'NO TRUSTED HEAD WAS GIVEN: a log that was rolled back, or rewritten by whoever holds its key, looks the same'
    : `the first ${trusted.size} are those of the trusted head; ${head.size - trusted.size} are newer, and no trusted head covers them`,
);
