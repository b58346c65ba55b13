using UsmeAprende.People.Cards;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Tests.People.Cards;

/// <summary>The number that goes with a card.</summary>
public sealed partial class SignInCardTests
{
    [Theory]
    [InlineData(47, true)]
    [InlineData(49, false)]
    public async Task Pin_ChosenAfterTwoDays_IsRefused(int hours, bool isSet)
    {
        await IssueAsync(_ana.Id);
        _site.Clock.Advance(TimeSpan.FromHours(hours));

        Assert.Equal(isSet, (await SetPinAsync(Pin)).IsSet);
    }

    [Fact]
    public async Task Pin_ChosenOnce_IsNotChosenAgain()
    {
        await CardWithPinAsync();

        Assert.Equal(CardPinResult.NoCardForIt, await SetPinAsync("205816"));
    }

    [Theory]
    [InlineData("123456")]
    [InlineData("654321")]
    [InlineData("000000")]
    [InlineData("252525")]
    [InlineData("481481")]
    [InlineData("890123")]
    [InlineData("345678")] // of the document
    [InlineData("197012")] // of the birth year
    [InlineData("12345")]
    [InlineData("12345a")]
    [InlineData("")]
    public void Pin_EasilyGuessed_IsRefusedInWords(string pin)
    {
        Assert.NotNull(CardPinRules.FindProblem(pin, ["52345678"], 1970));
        Assert.Null(CardPinRules.FindProblem(Pin, ["52345678"], 1970));
    }

    [Fact]
    public async Task Pin_OfWhoHasNoPassword_ConfirmsThatItIsThem() // R30: they erase their data and choose a password by themselves.
    {
        var walkIn = new WalkInDetails
        {
            Id = PersonId.New(),
            Profile = new PersonProfile { GivenNames = PeopleBuilder.Name("José"), Surnames = PeopleBuilder.Name("de los Ríos") },
            DataTreatment = true,
        };
        await _site.WithAsync((WalkInRegistration walkIns) => walkIns.RegisterAsync(_facilitator.AsFacilitator(), walkIn, TestSite.Cancel));
        await IssueAsync(walkIn.Id);
        await WithCardsAsync(cards => cards.SetPinAsync(_facilitator.AsFacilitator(), walkIn.Id, Pin, TestSite.Cancel));

        Assert.False(await ConfirmAsync(walkIn.Id, "739165"));
        Assert.True(await ConfirmAsync(walkIn.Id, Pin));
        Assert.False(await ConfirmAsync(_ana.Id, Pin));
    }
}
