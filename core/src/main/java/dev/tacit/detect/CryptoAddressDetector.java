package dev.tacit.detect;

import dev.tacit.category.Categories;

/**
 * Addresses of crypto currencies: base58 with a checksum, bech32 and bech32m, and those of Ethereum where a word announces
 * them, since any 20 bytes in hexadecimal look alike.
 */
final class CryptoAddressDetector extends Detector {
    private static final int LONGEST = 112;
    private static final int ETHEREUM_LENGTH = 42;

    private static final Context ETHEREUM = Context.of(
            "eth",
            "ethereum",
            "erc20",
            "erc 20",
            "wallet",
            "wallets",
            "address",
            "addr",
            "account",
            "recipient",
            "payee",
            "to",
            "from",
            "sender",
            "owner",
            "beneficiary",
            "polygon",
            "matic",
            "bsc",
            "bnb",
            "usdt",
            "usdc",
            "metamask");

    @Override
    String category() {
        return Categories.BANK_ACCOUNT;
    }

    @Override
    String triggers() {
        return "";
    }

    @Override
    int fewestWordChars() {
        return Base58Address.SHORTEST;
    }

    @Override
    long find(Text text, int at, int floor) {
        int end = wordEnd(text, at);
        int length = end - at;
        if (length < Base58Address.SHORTEST || length > LONGEST) {
            return Span.NONE;
        }
        boolean address = isEthereum(text, at, length)
                ? ETHEREUM.isBefore(text, at, floor)
                : Base58Address.isValid(text, at, end) || Bech32Address.isValid(text, at, end);
        return address ? Span.of(at, end) : Span.NONE;
    }

    private static int wordEnd(Text text, int start) {
        int end = start;
        while (end <= start + LONGEST && CharClass.isName(text.at(end))) {
            end++;
        }
        return end;
    }

    private static boolean isEthereum(Text text, int at, int length) {
        if (length != ETHEREUM_LENGTH || text.at(at) != '0' || text.at(at + 1) != 'x') {
            return false;
        }
        for (int i = at + 2; i < at + length; i++) {
            if (!CharClass.isHex(text.at(i))) {
                return false;
            }
        }
        return true;
    }
}
