using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Badges;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Badges;

/// <summary>The public pages of all badges, and their drawings.</summary>
[AllowAnonymous]
public sealed class BadgesController(BadgeStore badges) : Controller
{
    public const string RulesPath = "/insignias/reglas.json";

    // A drawing has its own style and nothing else.
    private const string OwnStyleOnly = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    [HttpGet("/insignias"), PublicPage]
    public IActionResult Index() => View("Badges", badges.Current);

    /// <summary>What a phone needs to celebrate a badge without signal (<c>badge-rules.js</c>).</summary>
    [HttpGet(RulesPath), PublicPage]
    public IActionResult Rules() =>
        File(
            JsonSerializer.SerializeToUtf8Bytes(PhoneBadge.ListCountable(badges.Current), PhoneBadgeJson.Default.IReadOnlyListPhoneBadge),
            "application/json; charset=utf-8"
        );

    [HttpGet("/insignias/{badge}"), PublicPage]
    public IActionResult Show(string badge) =>
        badges.Current.ById.TryGetValue(badge, out var found)
            ? View("Badge", new BadgePage(found, badges.Current.FamilyOf(found)))
            : NotFound();

    [HttpGet("/insignias/dibujos/{badge}.svg"), PublicPage(Policy = OwnStyleOnly, IsOpen = true)]
    public IActionResult Drawing(string badge) =>
        badges.Current.ById.TryGetValue(badge, out var found)
            ? File(found.Drawing.Svg.ToArray(), "image/svg+xml; charset=utf-8")
            : NotFound();

    [HttpGet("/insignias/dibujos/{badge}.png"), PublicPage(IsOpen = true)]
    public IActionResult Preview(string badge) =>
        badges.Current.ById.TryGetValue(badge, out var found) ? File(found.Preview.ToArray(), "image/png") : NotFound();
}

/// <summary>The public page of a badge.</summary>
public sealed record BadgePage(BadgeDefinition Badge, BadgeFamily Family)
{
    public IEnumerable<BadgeDefinition> Others => Family.Badges.Where(b => b.Id != Badge.Id && !b.IsRetired);
}
