using UsmeAprende.Gatherings;
using UsmeAprende.Web.People.Cards;

namespace UsmeAprende.Web.Gatherings;

/// <summary>Whose cards to print, of a gathering's list.</summary>
public sealed record GatheringCardsPage(Gathering Gathering, CardPrintForm Form)
{
    public string ListPath => AttendancePage.PathOf(Gathering.Id);
}
