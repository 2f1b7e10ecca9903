#!/usr/bin/env bash
# Verifies the signature of a log's checkpoint with openssl alone.
# usage: verify-checkpoint.sh LOG_DIRECTORY VERIFIER_KEY     (the key as name+id+base64)
set -euo pipefail
checkpoint=$1/checkpoint
key=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The verifier key's last part is base64(0x01 || 32 bytes); before the 32 bytes goes the fixed X.509 prefix of Ed25519 (RFC 8410).
name=${key%%+*}
typed=${key#*+*+}
{ printf '\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00'; base64 -d <<<"$typed" | tail -c +2; } >"$work/public.der"

# The signed text: all lines before the blank one. The signature: base64(4 bytes of key id || 64 bytes) behind the name.
sed '/^$/,$d' "$checkpoint" >"$work/text"
sed -n "s|^— $name ||p" "$checkpoint" | head -n 1 | base64 -d | tail -c +5 >"$work/signature"

[[ $(head -n 1 "$work/text") == "$name" ]] || { echo "the checkpoint is of another log" >&2; exit 1; }
openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey "$work/public.der" -in "$work/text" -sigfile "$work/signature"
