package dev.checkride.executor.scenario;

import dev.checkride.api.TestAccount;
import dev.checkride.api.UnknownAliasException;
import java.util.Collection;
import java.util.List;

/** The account "admin", whose secrets look like nothing in particular, so that only their text gives them away. */
final class OneAccount implements AccountSource, TestAccount {
    static final String ID_TOKEN = "id-4fd8a1~b7.Qx_93kLmZ0w";
    static final String ACCESS_TOKEN = "access~7Hn2+pQ/=9&Vt%5rB?";
    static final String PASSWORD = "pw \"q\\uote'd\" {€} <tag> 12!";

    @Override
    public TestAccount account(String alias) {
        if (alias.equals("admin")) {
            return this;
        }
        throw new UnknownAliasException(alias, List.of("admin"));
    }

    @Override
    public Collection<String> secrets() {
        return List.of(ID_TOKEN, ACCESS_TOKEN, PASSWORD);
    }

    @Override
    public String alias() {
        return "admin";
    }

    @Override
    public String userName() {
        return "admin-1234";
    }

    @Override
    public String sub() {
        return "00000000-0000-4000-8000-000000000001";
    }

    @Override
    public String idToken() {
        return ID_TOKEN;
    }

    @Override
    public String accessToken() {
        return ACCESS_TOKEN;
    }
}
