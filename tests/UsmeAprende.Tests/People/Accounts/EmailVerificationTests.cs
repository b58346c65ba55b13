using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Tests.People.Accounts;

/// <summary>R10</summary>
public sealed class EmailVerificationTests
{
    // Else a code sent to one's own address would prove somebody else's.
    [Fact]
    public async Task Letter_AskedForWhileTheAddressChanges_GoesToTheNewOne()
    {
        DatabaseTestServices.RequireUnitsOnce();
        await using var site = await TestSite.StartAsync();
        var ana = await site.PersonAsync(email: "ana@ejemplo.co");

        var asked = await site.WithAsync(
            (UsmeDb db) =>
                db.WriteAsync(
                    async () =>
                    {
                        var letter = site.WithAsync((EmailVerification mail) => mail.SendCodeAsync(ana.Id, TestSite.Cancel));
                        var profile = ProfileOf(ana, "rosa@ejemplo.co");
                        var duplicates = new DuplicateBacklog(db, new AuditTrail(site.Clock), new DuplicateFinder(db), site.Clock);
                        await new AccountSelfService(
                            db,
                            site.Hasher,
                            null!,
                            null!,
                            duplicates,
                            new PublicStamps(),
                            site.Clock
                        ).UpdateProfileAsync(ana.Id, profile, TestSite.Cancel);
                        return new[] { letter };
                    },
                    TestSite.Cancel
                )
        );
        Assert.True(await asked[0]);
        await site.PostAsync();

        var mail = await File.ReadAllTextAsync(Directory.EnumerateFiles(Path.Combine(site.Folder, "mail")).Single(), TestSite.Cancel);
        Assert.Contains("To: rosa@ejemplo.co", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_OfADay_AreThreeWhateverTheAddresses()
    {
        await using var site = await TestSite.StartAsync();
        var ana = await site.PersonAsync(email: "ana@ejemplo.co");

        var sent = new List<bool>();
        for (var n = 0; n < 5; n++)
        {
            await site.WithAsync(
                async (AccountSelfService account) =>
                {
                    await account.UpdateProfileAsync(ana.Id, ProfileOf(ana, $"vecina{n}@ejemplo.co"), TestSite.Cancel);
                    return true;
                }
            );
            sent.Add(await site.WithAsync((EmailVerification mail) => mail.SendCodeAsync(ana.Id, TestSite.Cancel)));
        }

        Assert.Equal([true, true, true, false, false], sent);
    }

    private static PersonProfile ProfileOf(Person person, string email) =>
        new()
        {
            GivenNames = PeopleBuilder.Name(person.GivenNames),
            Surnames = PeopleBuilder.Name(person.Surnames),
            Email = PeopleBuilder.Email(email),
        };
}
