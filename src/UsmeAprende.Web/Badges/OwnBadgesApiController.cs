using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Badges;
using UsmeAprende.Web.Kit;

namespace UsmeAprende.Web.Badges;

/// <summary>One's own badges, small: a page that has just kept something asks which are new.</summary>
[ApiController]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class OwnBadgesApiController(PersonBadgesReader badges, BadgeStore store) : ControllerBase
{
    [HttpGet("/api/insignias")]
    [ProducesResponseType<IReadOnlyList<BadgeCelebration>>(StatusCodes.Status200OK)]
    public async Task<IResult> Get(CancellationToken cancel) =>
        TypedResults.Json(
            (await badges.ListEarnedAsync(User.PersonId(), store.Current, cancel))
                .Select(e => new BadgeCelebration(e.Badge.Id, e.Badge.Name, e.Badge.Sentence, e.Badge.DrawingPath))
                .ToList()
        );
}

/// <summary>A badge as a script celebrates it.</summary>
public sealed record BadgeCelebration(string Id, string Name, string Sentence, string Drawing);
