package dev.todoku.emulator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** A channel's developer with an assertion signing key. */
public final class Signer {
    /** Both made once: it takes a while. */
    static final RSAKey KEY = generate(2_048);

    private static final RSAKey OTHER = generate(2_048);

    public static final String BY_JWT = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final String kid;
    private final String channelId;

    private Signer(String kid, String channelId) {
        this.kid = kid;
        this.channelId = channelId;
    }

    static RSAKey generate(int bits) {
        try {
            return new RSAKeyGenerator(bits, true)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyUse(KeyUse.SIGNATURE)
                    .generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** Registers the key for the channel. */
    public static Signer of(Box box, String channelId) {
        Box.Answer answer = box.control(
                "POST",
                "/_emulator/channels/" + channelId + "/keys",
                "{\"jwk\":" + KEY.toPublicJWK().toJSONString() + "}");
        if (answer.status() != 201) throw new AssertionError(answer.json());
        return new Signer(answer.json().get("kid").stringValue(), channelId);
    }

    String kid() {
        return kid;
    }

    /** As LINE's documents show it. */
    public String assertion(Duration tokenLife) {
        return assertion(Map.of("token_exp", tokenLife.toSeconds()));
    }

    /** With some claims otherwise. */
    String assertion(Map<String, Object> changed) {
        return sign(kid, changed, KEY);
    }

    public String assertionBy(String otherKid) {
        return sign(otherKid, Map.of(), KEY);
    }

    public String forged() {
        return sign(kid, Map.of(), OTHER);
    }

    private String sign(String keyId, Map<String, Object> changed, RSAKey key) {
        Map<String, Object> claims = new TreeMap<>(Map.of(
                "iss",
                channelId,
                "sub",
                channelId,
                "aud",
                "https://api.line.me/",
                "exp",
                Box.NOON.plus(Duration.ofMinutes(30)).getEpochSecond()));
        claims.putAll(changed);
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder();
        claims.forEach(set::claim);
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(), set.build());
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
