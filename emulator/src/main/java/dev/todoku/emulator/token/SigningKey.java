package dev.todoku.emulator.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;

/**
 * The public half of an assertion signing key (LINE's documents, "Generate a JSON Web Token").
 *
 * @param kid given by LINE
 * @param jwk the key as JSON
 */
public record SigningKey(String kid, String channelId, String jwk) {
    private static final int BITS = 2_048;

    static SigningKey read(String kid, String channelId, String jwk) {
        RSAKey key = rsa(jwk);
        require(!key.isPrivate(), "got a private key (expected: the public one only)");
        require(key.size() == BITS, "n: got " + key.size() + " bits (expected: " + BITS + ")");
        require(JWSAlgorithm.RS256.equals(key.getAlgorithm()), "alg: got " + key.getAlgorithm() + " (expected: RS256)");
        boolean signs = KeyUse.SIGNATURE.equals(key.getKeyUse())
                || (key.getKeyOperations() != null && key.getKeyOperations().contains(KeyOperation.VERIFY));
        require(signs, "use: got " + key.getKeyUse() + " (expected: sig, or verify among key_ops)");
        require(key.getKeyID() == null, "kid: got '" + key.getKeyID() + "' (expected: none, LINE gives it)");
        return new SigningKey(kid, channelId, key.toJSONString());
    }

    /** Whether the key signed it, by RS256. */
    boolean signed(SignedJWT jwt) {
        if (!JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())) return false;
        try {
            return jwt.verify(new RSASSAVerifier(rsa(jwk)));
        } catch (JOSEException e) {
            return false;
        }
    }

    private static RSAKey rsa(String jwk) {
        try {
            if (JWK.parse(jwk) instanceof RSAKey key) return key;
        } catch (ParseException e) {
            throw new IllegalArgumentException("key: got no JWK (expected: one): " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("key: kty: got another kind (expected: RSA)");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) throw new IllegalArgumentException("key: " + otherwise);
    }
}
