using Microsoft.EntityFrameworkCore;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;

namespace UsmeAprende.Tests.People.Accounts;

/// <summary>R11</summary>
public sealed class PasswordSignInTests
{
    private const string SharedPhone = "3001234504";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public async Task SignIn_HoweverManyClaimTheIdentifier_VerifiesFiveHashes(int claimants)
    {
        await using var site = await TestSite.StartAsync();
        for (var i = 0; i < claimants; i++)
            await site.PersonAsync(phone: SharedPhone);
        site.Hasher.Reset();

        await site.SignInAsync(SharedPhone, "no es la clave");

        Assert.Equal(5, site.Hasher.Verified.Count);
    }

    [Fact]
    public async Task SignIn_RightWrongUnknownKnownOrLocked_VerifiesFiveHashes()
    {
        await using var site = await TestSite.StartAsync();
        var ana = await site.PersonAsync(document: "52345678");
        var token = PersonDevice.NewToken();
        await site.WithAsync((KnownDevices devices) => RememberAsync(devices, ana.Id, token));
        var counts = new List<int>();
        async Task CountAsync(string identifier, string password, string? device = null)
        {
            site.Hasher.Reset();
            await site.SignInAsync(identifier, password, device);
            counts.Add(site.Hasher.Verified.Count);
        }

        await CountAsync("52345678", PeopleBuilder.Password);
        await CountAsync("52345678", "no");
        await CountAsync("99999999", "no");
        await CountAsync("nadie", "no");
        await CountAsync("", "");
        await CountAsync("52345678", PeopleBuilder.Password, token);
        for (var i = 0; i < 12; i++)
            await CountAsync("52345678", "no");

        Assert.All(counts, count => Assert.Equal(5, count));
    }

    [Fact]
    public async Task SignIn_ByOneOfManyClaimants_TriesVerifiedFirstThenOldest()
    {
        await using var site = await TestSite.StartAsync();
        var people = new List<Person>();
        for (var i = 0; i < 6; i++)
            people.Add(await site.PersonAsync(phone: SharedPhone, password: $"clave de la persona {i}"));
        var late = await site.PersonAsync(phone: SharedPhone, password: "clave de quien confirmó");
        await site.MeddleAsync(
            $"UPDATE PersonIdentifiers SET VerifiedAt = {site.Clock.GetUtcNow().UtcDateTime} WHERE PersonId = {late.Id} AND Kind = 'Phone'"
        );

        var verified = await site.SignInAsync(SharedPhone, "clave de quien confirmó");
        var fourth = await site.SignInAsync(SharedPhone, "clave de la persona 3");
        var fifth = await site.SignInAsync(SharedPhone, "clave de la persona 4");

        Assert.Equal(late.Id, verified.PersonId);
        Assert.Equal(people[3].Id, fourth.PersonId);
        Assert.Equal(SignInStatus.NotRecognised, fifth.Status);
    }

    [Fact]
    public async Task SignIn_WithThirtyGuessesAtOnce_TriesExactlyTen()
    {
        await using var site = await TestSite.StartAsync();
        var ana = await site.PersonAsync(document: "52345678");
        site.Hasher.Reset();

        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Task.Run(() => site.SignInAsync("52345678", $"adivinanza {i}"))));

        Assert.Equal(SignInFailureCounter.Most, site.Hasher.Verified.Count(hash => hash == ana.PasswordHash));
        Assert.Equal(
            SignInFailureCounter.Most,
            await site.AskAsync(db => db.People.Where(p => p.Id == ana.Id).Select(p => p.UnfamiliarFailures).SingleAsync(TestSite.Cancel))
        );
    }

    [Fact]
    public async Task SignIn_AfterTheLockEnds_CountsAfresh()
    {
        await using var site = await TestSite.StartAsync();
        var ana = await site.PersonAsync(document: "52345678");
        for (var i = 0; i < SignInFailureCounter.Most; i++)
            await site.SignInAsync("52345678", "no");

        var locked = await site.SignInAsync("52345678", PeopleBuilder.Password);
        site.Clock.Advance(SignInFailureCounter.Lock);
        await site.SignInAsync("52345678", "no");
        var open = await site.SignInAsync("52345678", PeopleBuilder.Password);

        Assert.Equal(SignInStatus.NotRecognised, locked.Status);
        Assert.Equal(ana.Id, open.PersonId);
    }

    [Fact]
    public async Task SignIn_FromAKnownDevice_IsCountedApartAndSparesRelatives()
    {
        await using var site = await TestSite.StartAsync();
        var mother = await site.PersonAsync(phone: SharedPhone, password: "clave de la mamá");
        var daughter = await site.PersonAsync(phone: SharedPhone, password: "clave de la hija");
        var token = PersonDevice.NewToken();
        await site.WithAsync((KnownDevices devices) => RememberAsync(devices, mother.Id, token));

        for (var i = 0; i < 12; i++)
            Assert.Equal(mother.Id, (await site.SignInAsync(SharedPhone, "clave de la mamá", token)).PersonId);
        for (var i = 0; i < SignInFailureCounter.Most; i++)
            await site.SignInAsync(SharedPhone, "no");

        Assert.Equal(mother.Id, (await site.SignInAsync(SharedPhone, "clave de la mamá", token)).PersonId);
        Assert.Equal(SignInStatus.NotRecognised, (await site.SignInAsync(SharedPhone, "clave de la hija")).Status);
        Assert.Equal(
            SignInFailureCounter.Most,
            await site.AskAsync(db =>
                db.People.Where(p => p.Id == daughter.Id).Select(p => p.UnfamiliarFailures).SingleAsync(TestSite.Cancel)
            )
        );
    }

    [Fact]
    public async Task SignIn_WithAStolenDeviceToken_IsLockedToo()
    {
        await using var site = await TestSite.StartAsync();
        var ana = await site.PersonAsync(document: "52345678");
        var token = PersonDevice.NewToken();
        await site.WithAsync((KnownDevices devices) => RememberAsync(devices, ana.Id, token));

        for (var i = 0; i < SignInFailureCounter.Most; i++)
            await site.SignInAsync("52345678", "no", token);

        Assert.Equal(SignInStatus.NotRecognised, (await site.SignInAsync("52345678", PeopleBuilder.Password, token)).Status);
        Assert.Equal(ana.Id, (await site.SignInAsync("52345678", PeopleBuilder.Password)).PersonId);
    }

    [Theory]
    [InlineData("52345678")]
    [InlineData("52.345.678")]
    [InlineData("300 123 4501")]
    [InlineData("Ana@Ejemplo.co")]
    public async Task SignIn_ByAnyIdentifierAsPeopleTypeIt_Recognises(string typed)
    {
        await using var site = await TestSite.StartAsync();
        var ana = await site.PersonAsync(document: "52345678", phone: "3001234501", email: "ana@ejemplo.co");

        Assert.Equal(ana.Id, (await site.SignInAsync(typed, PeopleBuilder.Password)).PersonId);
    }

    private static async Task<bool> RememberAsync(KnownDevices devices, PersonId person, string token)
    {
        await devices.RememberAsync(person, token, "Chrome en Android", TestSite.Cancel);
        return true;
    }
}
