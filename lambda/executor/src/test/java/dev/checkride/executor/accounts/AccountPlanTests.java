package dev.checkride.executor.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.wire.Given;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountPlanTests {
    private static final String MARK = Given.RUN.mark();

    private final Map<String, Configuration.Account> accounts = Map.of(
            "regular",
            new Configuration.Account(Configuration.Creation.SIGN_UP, null, Map.of("name", "Regular")),
            "admin",
            new Configuration.Account(null, List.of("apiAdmins"), null));

    @Test
    void whereUsersSignInWithEmailTheirNameIsAnAddress() {
        AccountPlan plan = AccountPlan.of(Given.RUN, accounts, UserPool.SignIn.EMAIL);

        String admin = "checkride-admin-" + MARK + "@example.com";
        String regular = "checkride-regular-" + MARK + "@example.com";
        assertThat(plan.accounts())
                .containsExactly(
                        new PlannedAccount(
                                "admin",
                                admin,
                                Configuration.Creation.ADMIN,
                                List.of("apiAdmins"),
                                Map.of("email", admin)),
                        new PlannedAccount(
                                "regular",
                                regular,
                                Configuration.Creation.SIGN_UP,
                                List.of(),
                                Map.of("email", regular, "name", "Regular")));
        assertThat(plan.userNames()).containsExactly(admin, regular);
    }

    @Test
    void elsewhereTheirNameIsNone() {
        AccountPlan plan = AccountPlan.of(Given.RUN, accounts, UserPool.SignIn.USER_NAME);

        assertThat(plan.userNames()).containsExactly("checkride-admin-" + MARK, "checkride-regular-" + MARK);
        assertThat(plan.accounts().get(0).email()).isEqualTo("checkride-admin-" + MARK + "@example.com");
    }

    @Test
    void everyPlannedNameBelongsToTheRun() {
        for (UserPool.SignIn signIn : UserPool.SignIn.values()) {
            assertThat(AccountPlan.of(Given.RUN, accounts, signIn).userNames())
                    .allMatch(name -> AccountName.belongsTo(Given.RUN, name));
        }
    }

    @Test
    void anAddressInTheConfigurationIsRefused() {
        Map<String, Configuration.Account> own =
                Map.of("admin", new Configuration.Account(null, null, Map.of("email", "me@example.org")));

        assertThatThrownBy(() -> AccountPlan.of(Given.RUN, own, UserPool.SignIn.EMAIL))
                .isInstanceOf(AccountRefusedException.class)
                .hasMessageContaining("accounts.admin.attributes.email");
    }
}
