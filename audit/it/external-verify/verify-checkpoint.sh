#!/usr/bin/env bash
# Verifies the signature of a log's checkpoint with openssl alone, and that it is not older than a trusted head. That the
# entries are those that both were signed over is for verify-log.mjs to say.
# usage: verify-checkpoint.sh LOG_DIRECTORY VERIFIER_KEY [TRUSTED_HEAD]
#   VERIFIER_KEY  name+id+base64, from where the log's host cannot change it
#   TRUSTED_HEAD  a file with a checkpoint of this log that was kept elsewhere: the anchor's newest
set -euo pipefail
checkpoint=$1/checkpoint
key=$2
trusted=${3-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The verifier key's last part is base64(0x01 || 32 bytes); before the 32 bytes goes the fixed X.509 prefix of Ed25519 (RFC 8410).
name=${key%%+*}
typed=${key#*+*+}
{ printf '\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00'; base64 -d <<<"$typed" | tail -c +2; } >"$work/public.der"

refuse() { echo "$1" >&2; exit 1; }

# The signed text: all lines before the blank one. The signature: base64(4 bytes of key id || 64 bytes) behind the name.
verify() {
  sed '/^$/,$d' "$1" >"$work/text"
  sed -n "s|^— $name ||p" "$1" | head -n 1 | base64 -d | tail -c +5 >"$work/signature"
  [[ $(head -n 1 "$work/text") == "$name" ]] || refuse "$2 is of another log"
  openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey "$work/public.der" -in "$work/text" -sigfile "$work/signature" >"$work/said" ||
    refuse "$2 is not signed by this key"
}

verify "$checkpoint" "the checkpoint"
cat "$work/said"
if [[ -z $trusted ]]; then
  echo "NO TRUSTED HEAD WAS GIVEN: a log that was rolled back, or rewritten by whoever holds its key, looks the same"
  exit 0
fi
size=$(sed -n 2p "$work/text")
root=$(sed -n 3p "$work/text")
verify "$trusted" "the trusted head"
trusted_size=$(sed -n 2p "$work/text")
trusted_root=$(sed -n 3p "$work/text")
number='^(0|[1-9][0-9]{0,17})$'
[[ $size =~ $number && $trusted_size =~ $number ]] || refuse "a head has no size"
(( trusted_size <= size )) || refuse "the log is shorter than the trusted head: its tail was cut, or it was rolled back"
[[ $trusted_size != "$size" || $trusted_root == "$root" ]] || refuse "the trusted head was signed over other entries"
echo "the checkpoint, of $size entries, is not older than the trusted head, of $trusted_size"
