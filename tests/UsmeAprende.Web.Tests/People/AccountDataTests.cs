using System.Net;
using Microsoft.EntityFrameworkCore;

namespace UsmeAprende.Web.Tests.People;

/// <summary>A person corrects what is kept of them.</summary>
public sealed class AccountDataTests(SiteHost site)
{
    // R10
    [Fact]
    public async Task Data_WhenAVerifiedIdentifierChanges_IsClaimedAgain()
    {
        using var ana = new Visit(site);
        var id = await ana.SignUpAsync();
        await VerifyAsync(ana, id);
        var form = Visit.SignUpForm(Visit.NewDocument());

        using var corrected = await ana.PostAsync("/mi-cuenta/datos", form);

        Assert.Equal(HttpStatusCode.Redirect, corrected.StatusCode);
        var identifier = await ana.WithDbAsync(db => db.PersonIdentifiers.SingleAsync(i => i.PersonId == id, Visit.Cancel));
        Assert.Equal(form["Document"], identifier.Value);
        Assert.Null(identifier.VerifiedAt);
    }

    // R12: else whoever finds a phone open takes the account by an e-mail of their own.
    [Theory]
    [InlineData("")]
    [InlineData("no es")]
    public async Task Data_WhenAnIdentifierChanges_NeedThePassword(string password)
    {
        using var ana = new Visit(site);
        var document = Visit.NewDocument();
        var id = await ana.SignUpAsync(document);
        var form = Visit.SignUpForm(document);
        form["Place"] = "La Requilina";
        form["Password"] = password;
        using var same = await ana.PostAsync("/mi-cuenta/datos", form);
        form["Email"] = "otra@ejemplo.co";

        using var changed = await ana.PostAsync("/mi-cuenta/datos", form);

        Assert.Equal(HttpStatusCode.Redirect, same.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, changed.StatusCode);
        Assert.Equal("otra@ejemplo.co", (await Visit.PageAsync(changed)).QuerySelector("#Email")!.GetAttribute("value"));
        Assert.Equal(1, await ana.WithDbAsync(db => db.PersonIdentifiers.CountAsync(i => i.PersonId == id, Visit.Cancel)));
    }

    // R10: a document seen under one name does not vouch for another, but accents may be put right.
    [Theory]
    [InlineData("Ana Lucia", true)]
    [InlineData("Otra Persona", false)]
    public async Task Data_WhenTheNameChanges_KeepsTheDocumentVerifiedOnlyForTheSameName(string givenNames, bool stays)
    {
        using var ana = new Visit(site);
        var document = Visit.NewDocument();
        var id = await ana.SignUpAsync(document);
        await VerifyAsync(ana, id);
        var form = Visit.SignUpForm(document);
        form["GivenNames"] = givenNames;

        (await ana.PostAsync("/mi-cuenta/datos", form)).Dispose();

        Assert.Equal(
            stays,
            await ana.WithDbAsync(db => db.PersonIdentifiers.AnyAsync(i => i.PersonId == id && i.VerifiedAt != null, Visit.Cancel))
        );
        Assert.Contains(givenNames, (await ana.ReadAsync("/mi-cuenta")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_WithoutAnyIdentifierLeft_IsRefusedAndKeepsWhatWasTyped()
    {
        using var ana = new Visit(site);
        await ana.SignUpAsync();
        var form = Visit.SignUpForm("");
        form["GivenNames"] = "Ana Corregida";

        using var response = await ana.PostAsync("/mi-cuenta/datos", form);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("Ana Corregida", (await Visit.PageAsync(response)).QuerySelector("#GivenNames")!.GetAttribute("value"));
    }

    private static Task<int> VerifyAsync(Visit visit, Guid person) =>
        visit.WithDbAsync(async db =>
        {
            (await db.PersonIdentifiers.SingleAsync(i => i.PersonId == person, Visit.Cancel)).Verify(DateTime.UnixEpoch, null);
            return await db.SaveChangesAsync(Visit.Cancel);
        });
}
