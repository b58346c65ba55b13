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
        await using var site = await PeopleSite.StartAsync();
        var ana = await site.PersonAsync(email: "ana@ejemplo.co");

        var asked = await site.WithAsync(
            (UsmeDb db) =>
                db.WriteAsync(
                    async () =>
                    {
                        var letter = site.WithAsync((EmailVerification mail) => mail.SendCodeAsync(ana.Id, PeopleSite.Cancel));
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
                        ).UpdateProfileAsync(ana.Id, profile, PeopleSite.Cancel);
                        return new[] { letter };
                    },
                    PeopleSite.Cancel
                )
        );
        Assert.True(await asked[0]);
        await site.PostAsync();

        var mail = await File.ReadAllTextAsync(Directory.EnumerateFiles(Path.Combine(site.Folder, "mail")).Single(), PeopleSite.Cancel);
        Assert.Contains("To: rosa@ejemplo.co", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_OfADay_AreThreeWhateverTheAddresses()
    {
        await using var site = await PeopleSite.StartAsync();
        var ana = await site.PersonAsync(email: "ana@ejemplo.co");

        var sent = new List<bool>();
        for (var n = 0; n < 5; n++)
        {
            await site.WithAsync(
                async (AccountSelfService account) =>
                {
                    await account.UpdateProfileAsync(ana.Id, ProfileOf(ana, $"vecina{n}@ejemplo.co"), PeopleSite.Cancel);
                    return true;
                }
            );
            sent.Add(await site.WithAsync((EmailVerification mail) => mail.SendCodeAsync(ana.Id, PeopleSite.Cancel)));
        }

        Assert.Equal([true, true, true, false, false], sent);
    }

    private static PersonProfile ProfileOf(Person person, string email) =>
        new()
        {
            GivenNames = PeopleSite.Name(person.GivenNames),
            Surnames = PeopleSite.Name(person.Surnames),
            Email = PeopleSite.Email(email),
        };
}
