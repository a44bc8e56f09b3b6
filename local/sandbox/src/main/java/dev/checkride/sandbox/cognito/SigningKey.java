package dev.checkride.sandbox.cognito;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;

/** The RSA key that signs every pool's tokens. */
public final class SigningKey {
    private static final int BITS = 2048;

    private final RSAKey key;
    private final RSASSASigner signer;

    private SigningKey(RSAKey key) throws JOSEException {
        this.key = key;
        this.signer = new RSASSASigner(key);
    }

    /** Makes a new RSA key; takes some 100 ms, and a second where only the first compiler is on. */
    public static KeyPair newPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        }
    }

    /**
     * Uses a key made before.
     *
     * @param pair RSA
     */
    public static SigningKey of(KeyPair pair) {
        try {
            RSAKey key = new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey(pair.getPrivate())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint()
                    .build();
            SigningKey signing = new SigningKey(key);
            // The first signature loads classes for longer than a later one takes.
            signing.sign(new JWTClaimsSet.Builder().build());
            return signing;
        } catch (JOSEException e) {
            throw new IllegalArgumentException("The pair is not an RSA key that can sign", e);
        }
    }

    String sign(JWTClaimsSet claims) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .build();
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("The key has signed before and does not now", e);
        }
    }

    /** The public half as a JSON Web Key Set. */
    String jwks() {
        return new JWKSet(key.toPublicJWK()).toString();
    }
}
