using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Catalogue;

/// <summary>A module's test, to be answered as often as one likes.</summary>
[AllowAnonymous]
public sealed class TestController(CatalogueStore courses, AuthorFaults faults) : Controller
{
    [HttpGet("/cursos/{course}/{module}/prueba"), PublicPage]
    public IActionResult Show()
    {
        var catalogue = courses.Current;
        return catalogue.TestsById.TryGetValue(CatalogueAddress.IdOf(Request.Path), out var test)
                ? View("Test", TestPage.Of(catalogue, test) with { Faults = faults.In($"{catalogue.ModuleOf(test).Folder}/prueba.md") })
            : catalogue.Renamed.TryGetValue(CatalogueAddress.IdOf(Request.Path), out var now) ? RedirectPermanent($"/cursos/{now}")
            : NotFound();
    }
}
