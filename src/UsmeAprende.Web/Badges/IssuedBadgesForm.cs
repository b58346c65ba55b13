using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.Badges;

namespace UsmeAprende.Web.Badges;

/// <summary>What a coordinator looks for among the badges that have left their owners' hands.</summary>
public sealed class IssuedBadgesForm
{
    /// <summary>A page's address, a credential's id, or its owner's document, phone or e-mail.</summary>
    public string? Busca { get; set; }

    [BindNever]
    public IReadOnlyList<IssuedBadge> Found { get; set; } = [];
}
