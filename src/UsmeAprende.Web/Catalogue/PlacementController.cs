using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Kit.Caching;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.Catalogue;

/// <summary>Says where to start. Nothing is stored and nothing is locked.</summary>
[AllowAnonymous]
public sealed class PlacementController(CatalogueStore courses) : Controller
{
    [HttpGet("/diagnostico"), PublicPage]
    public IActionResult Show() =>
        courses.Current.Placement is { } placement ? View("Placement", new PlacementPage(placement, [], null)) : NotFound();

    [HttpPost("/diagnostico"), PageOwnerGuard.AnyPerson, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Recommend(CancellationToken cancel)
    {
        var catalogue = courses.Current;
        if (catalogue.Placement is not { } placement)
            return NotFound();

        var form = await PlainForm.ReadAsync(Request, cancel);
        var answers = placement.Tasks.Select((_, at) => PlacementPage.AnswerOf(form[PlacementPage.Field(at)])).ToList();
        return answers.TrueForAll(a => a is null)
            ? View(
                "Placement",
                new PlacementPage(
                    placement,
                    answers,
                    "Marque cómo hace al menos una de las tareas y vuelva a tocar “Ver por dónde empiezo”."
                )
            )
            : View("Recommendation", Recommendation.Of(catalogue, placement, answers));
    }
}
