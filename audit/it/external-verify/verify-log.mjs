// Verifies a whole log with Node's own crypto: the checkpoint's signature, and the Merkle root over all entry bundles.
// Written from RFC 9162 §2.1 and the C2SP specifications, with nothing of Tacit's.
// usage: node verify-log.mjs LOG_DIRECTORY VERIFIER_KEY     (the key as name+id+base64)
import { createHash, createPublicKey, verify } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [directory, verifierKey] = process.argv.slice(2);
const fail = (why) => { console.error(why); process.exit(1); };
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const leafHash = (entry) => sha256(Buffer.of(0), entry);
const nodeHash = (left, right) => sha256(Buffer.of(1), left, right);

function root(hashes) {
  if (hashes.length === 0) return sha256();
  if (hashes.length === 1) return hashes[0];
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return nodeHash(root(hashes.slice(0, split)), root(hashes.slice(split)));
}

function bundlePath(index, width) {
  const groups = [];
  for (let n = index; groups.length === 0 || n > 0; n = Math.floor(n / 1000)) groups.unshift(String(n % 1000).padStart(3, '0'));
  const path = groups.map((group, i) => (i < groups.length - 1 ? 'x' + group : group)).join('/');
  return join(directory, 'tile/entries', width === 256 ? path : `${path}.p/${width}`);
}

const [name, id, typed] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(verifierKey).slice(1);
const raw = Buffer.from(typed, 'base64').subarray(1);
const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' });
const keyId = sha256(Buffer.from(`${name}\n`), Buffer.of(1), raw).subarray(0, 4);
if (keyId.toString('hex') !== id) fail('the id does not belong to the key');

const note = readFileSync(join(directory, 'checkpoint'), 'utf8');
const end = note.lastIndexOf('\n\n') + 1;
const line = note.slice(end + 1).split('\n').find((candidate) => candidate.startsWith(`— ${name} `)) ?? fail('not signed');
const signature = Buffer.from(line.split(' ')[2], 'base64');
if (!signature.subarray(0, 4).equals(keyId)) fail('signed by another key');
if (!verify(null, Buffer.from(note.slice(0, end)), publicKey, signature.subarray(4))) fail('wrong signature');

const [origin, size, expectedRoot] = note.slice(0, end).split('\n');
if (origin !== name) fail('of another log');
const leaves = [];
for (let start = 0; start < Number(size); start += 256) {
  const path = bundlePath(start / 256, Math.min(256, size - start));
  if (!existsSync(path)) fail('a bundle is missing');
  const bundle = readFileSync(path);
  for (let at = 0; at < bundle.length; at += 2 + bundle.readUInt16BE(at)) {
    leaves.push(leafHash(bundle.subarray(at + 2, at + 2 + bundle.readUInt16BE(at))));
  }
}
if (leaves.length !== Number(size)) fail('not as many entries as signed');
if (root(leaves).toString('base64') !== expectedRoot) fail('the entries are not those that were signed');
console.log(`${size} entries verified`);
