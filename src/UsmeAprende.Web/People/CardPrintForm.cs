using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>Whose cards to print.</summary>
public sealed class CardPrintForm
{
    public List<Guid> People { get; set; } = [];

    [BindNever]
    public IReadOnlyList<RecentWalkIn> Offered { get; set; } = [];
}
