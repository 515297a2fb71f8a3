namespace ChallengeHub;

/// <summary>What an archive carries of the installation: people, keys, screens, themes, drafts.</summary>
internal static class InstallationTables
{
    public static IReadOnlyList<ArchiveTable> All =>
        [
            new(
                "Audit",
                "select count(*) from Audit",
                """
                select Id, At, Author, Address, Action, Campaign, Subject, Before, After
                  from Audit
                 order by Id
                """,
                """
                insert into Audit (Id, At, Author, Address, Action, Campaign, Subject, Before, After)
                values (@Id, @At, @Author, @Address, @Action, @Campaign, @Subject, @Before, @After)
                """
            ),
            new(
                "ApiKeys",
                "select count(*) from ApiKeys",
                """
                select Id, Name, Hint, Hash, Scopes, Campaigns, CreatedAt, CreatedBy, ExpiresAt, LastUsedAt, RevokedAt
                  from ApiKeys
                 order by Id
                """,
                """
                insert into ApiKeys (Id, Name, Hint, Hash, Scopes, Campaigns, CreatedAt, CreatedBy, ExpiresAt,
                                     LastUsedAt, RevokedAt)
                values (@Id, @Name, @Hint, @Hash, @Scopes, @Campaigns, @CreatedAt, @CreatedBy, @ExpiresAt, @LastUsedAt,
                        @RevokedAt)
                """
            ),
            new(
                "Accounts",
                "select count(*) from Accounts",
                """
                select Id, Email, Name, PasswordHash, TotpSecret, TotpStep, Failures, LockedUntil, CreatedAt,
                       DisabledAt, SignedInAt, QuietFrom, QuietUntil, ReadUpTo
                  from Accounts
                 order by Id
                """,
                """
                insert into Accounts (Id, Email, Name, PasswordHash, TotpSecret, TotpStep, Failures, LockedUntil,
                                      CreatedAt, DisabledAt, SignedInAt, QuietFrom, QuietUntil, ReadUpTo)
                values (@Id, @Email, @Name, @PasswordHash, @TotpSecret, @TotpStep, @Failures, @LockedUntil, @CreatedAt,
                        @DisabledAt, @SignedInAt, @QuietFrom, @QuietUntil, @ReadUpTo)
                """
            ),
            new(
                "Grants",
                "select count(*) from Grants",
                """
                select AccountId, Role, Campaign, Scope
                  from Grants
                 order by AccountId, Role, Campaign, Scope
                """,
                """
                insert into Grants (AccountId, Role, Campaign, Scope)
                values (@AccountId, @Role, @Campaign, @Scope)
                """
            ),
            new(
                "Logins",
                "select count(*) from Logins",
                """
                select Issuer, Subject, AccountId
                  from Logins
                 order by Issuer, Subject
                """,
                """
                insert into Logins (Issuer, Subject, AccountId)
                values (@Issuer, @Subject, @AccountId)
                """
            ),
            new(
                "Screens",
                "select count(*) from Screens",
                """
                select Id, Name, Hash, Campaign, Showing, Programme, Version, PairedAt, PairedBy, SeenAt, SeenVersion,
                       SeenSlide, Client, RevokedAt
                  from Screens
                 order by Id
                """,
                """
                insert into Screens (Id, Name, Hash, Campaign, Showing, Programme, Version, PairedAt, PairedBy, SeenAt,
                                     SeenVersion, SeenSlide, Client, RevokedAt)
                values (@Id, @Name, @Hash, @Campaign, @Showing, @Programme, @Version, @PairedAt, @PairedBy, @SeenAt,
                        @SeenVersion, @SeenSlide, @Client, @RevokedAt)
                """
            ),
            new(
                "ThemePacks",
                "select count(*) from ThemePacks",
                """
                select Id, Code, Version, Document, ChangedAt, ChangedBy
                  from ThemePacks
                 order by Id
                """,
                """
                insert into ThemePacks (Id, Code, Version, Document, ChangedAt, ChangedBy)
                values (@Id, @Code, @Version, @Document, @ChangedAt, @ChangedBy)
                """
            ),
            new(
                "ThemeFiles",
                "select count(*) from ThemeFiles",
                """
                select PackId, Path, Content
                  from ThemeFiles
                 order by PackId, Path
                """,
                """
                insert into ThemeFiles (PackId, Path, Content)
                values (@PackId, @Path, @Content)
                """
            ),
            new(
                "Drafts",
                "select count(*) from Drafts",
                """
                select Id, Code, Document, Step, Version, UpdatedAt, UpdatedBy
                  from Drafts
                 order by Id
                """,
                """
                insert into Drafts (Id, Code, Document, Step, Version, UpdatedAt, UpdatedBy)
                values (@Id, @Code, @Document, @Step, @Version, @UpdatedAt, @UpdatedBy)
                """
            ),
        ];
}
