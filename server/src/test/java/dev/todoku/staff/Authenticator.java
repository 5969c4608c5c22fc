package dev.todoku.staff;

import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** A device that makes one passkey and signs with it, as WebAuthn level 3 says; it always recognises its owner. */
final class Authenticator {

    private static final byte PRESENT_AND_RECOGNISED = 0x05;
    private static final byte WITH_CREDENTIAL = 0x40;
    private static final byte[] CREDENTIAL =
            "a credential of 16".substring(0, 16).getBytes(StandardCharsets.UTF_8);

    private final KeyPair keys;
    private final String origin;
    private final String party;
    private int signatures;

    Authenticator(String origin, String party) {
        this.origin = origin;
        this.party = party;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The JSON of a new credential, without attestation. */
    String make(String challenge) {
        byte[] credential = new AttestedCredentialDataConverter(new ObjectConverter())
                .convert(new AttestedCredentialData(
                        AAGUID.ZERO,
                        CREDENTIAL,
                        EC2COSEKey.create((ECPublicKey) keys.getPublic(), COSEAlgorithmIdentifier.ES256)));
        byte[] data = data((byte) (PRESENT_AND_RECOGNISED | WITH_CREDENTIAL), credential);
        ByteArrayOutputStream attestation =
                new ByteArrayOutputStream(); // CBOR: {fmt: "none", attStmt: {}, authData: data}
        attestation.write(0xa3);
        attestation.writeBytes(cborText("fmt"));
        attestation.writeBytes(cborText("none"));
        attestation.writeBytes(cborText("attStmt"));
        attestation.write(0xa0);
        attestation.writeBytes(cborText("authData"));
        attestation.write(0x59);
        attestation.write(data.length >> 8);
        attestation.write(data.length);
        attestation.writeBytes(data);
        return """
                {"id":"%1$s","rawId":"%1$s","type":"public-key","clientExtensionResults":{},
                 "response":{"clientDataJSON":"%2$s","attestationObject":"%3$s"}}""".formatted(
                        text(CREDENTIAL), text(client("webauthn.create", challenge)), text(attestation.toByteArray()));
    }

    /** The JSON of a signature. */
    String sign(String challenge) {
        try {
            byte[] client = client("webauthn.get", challenge);
            byte[] data = data(PRESENT_AND_RECOGNISED, new byte[0]);
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            signature.update(sha256(client));
            return """
                    {"id":"%1$s","rawId":"%1$s","type":"public-key","clientExtensionResults":{},
                     "response":{"clientDataJSON":"%2$s","authenticatorData":"%3$s","signature":"%4$s"}}""".formatted(text(CREDENTIAL), text(client), text(data), text(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] data(byte flags, byte[] credential) {
        return ByteBuffer.allocate(37 + credential.length)
                .put(sha256(party.getBytes(StandardCharsets.UTF_8)))
                .put(flags)
                .putInt(++signatures)
                .put(credential)
                .array();
    }

    private byte[] client(String type, String challenge) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, challenge, origin)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] cborText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + bytes.length)
                .put((byte) (0x60 | bytes.length))
                .put(bytes)
                .array();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
