using System.Net;
using Microsoft.EntityFrameworkCore;

namespace UsmeAprende.Web.Tests.People.Accounts;

/// <summary>A person corrects what is kept of them.</summary>
public sealed class AccountDataPageTests(SiteHost site)
{
    // R10
    [Fact]
    public async Task Data_WhenAVerifiedIdentifierChanges_IsClaimedAgain()
    {
        using var ana = new BrowserVisit(site);
        var id = await ana.SignUpAsync();
        await VerifyAsync(ana, id);
        var form = BrowserVisit.SignUpForm(BrowserVisit.NewDocument());

        using var corrected = await ana.PostAsync("/mi-cuenta/datos", form);

        Assert.Equal(HttpStatusCode.Redirect, corrected.StatusCode);
        var identifier = await ana.WithDbAsync(db => db.PersonIdentifiers.SingleAsync(i => i.PersonId == id, BrowserVisit.Cancel));
        Assert.Equal(form["Document"], identifier.Value);
        Assert.Null(identifier.VerifiedAt);
    }

    // R12: else whoever finds a phone open takes the account by an e-mail of their own.
    [Theory]
    [InlineData("")]
    [InlineData("no es")]
    public async Task Data_WhenAnIdentifierChanges_NeedThePassword(string password)
    {
        using var ana = new BrowserVisit(site);
        var document = BrowserVisit.NewDocument();
        var id = await ana.SignUpAsync(document);
        var form = BrowserVisit.SignUpForm(document);
        form["Place"] = "La Requilina";
        form["Password"] = password;
        using var same = await ana.PostAsync("/mi-cuenta/datos", form);
        form["Email"] = "otra@ejemplo.co";

        using var changed = await ana.PostAsync("/mi-cuenta/datos", form);

        Assert.Equal(HttpStatusCode.Redirect, same.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, changed.StatusCode);
        Assert.Equal("otra@ejemplo.co", (await BrowserVisit.PageAsync(changed)).QuerySelector("#Email")!.GetAttribute("value"));
        Assert.Equal(1, await ana.WithDbAsync(db => db.PersonIdentifiers.CountAsync(i => i.PersonId == id, BrowserVisit.Cancel)));
    }

    // R10: a document seen under one name does not vouch for another, but accents may be put right.
    [Theory]
    [InlineData("Ana Lucia", true)]
    [InlineData("Otra Persona", false)]
    public async Task Data_WhenTheNameChanges_KeepsTheDocumentVerifiedOnlyForTheSameName(string givenNames, bool stays)
    {
        using var ana = new BrowserVisit(site);
        var document = BrowserVisit.NewDocument();
        var id = await ana.SignUpAsync(document);
        await VerifyAsync(ana, id);
        var form = BrowserVisit.SignUpForm(document);
        form["GivenNames"] = givenNames;

        (await ana.PostAsync("/mi-cuenta/datos", form)).Dispose();

        Assert.Equal(
            stays,
            await ana.WithDbAsync(db => db.PersonIdentifiers.AnyAsync(i => i.PersonId == id && i.VerifiedAt != null, BrowserVisit.Cancel))
        );
        Assert.Contains(givenNames, (await ana.ReadAsync("/mi-cuenta")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_WithoutAnyIdentifierLeft_IsRefusedAndKeepsWhatWasTyped()
    {
        using var ana = new BrowserVisit(site);
        await ana.SignUpAsync();
        var form = BrowserVisit.SignUpForm("");
        form["GivenNames"] = "Ana Corregida";

        using var response = await ana.PostAsync("/mi-cuenta/datos", form);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("Ana Corregida", (await BrowserVisit.PageAsync(response)).QuerySelector("#GivenNames")!.GetAttribute("value"));
    }

    private static Task<int> VerifyAsync(BrowserVisit visit, PersonId person) =>
        visit.WithDbAsync(async db =>
        {
            (await db.PersonIdentifiers.SingleAsync(i => i.PersonId == person, BrowserVisit.Cancel)).Verify(DateTime.UnixEpoch, null);
            return await db.SaveChangesAsync(BrowserVisit.Cancel);
        });
}
