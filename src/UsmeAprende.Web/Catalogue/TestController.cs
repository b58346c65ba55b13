using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Site;

namespace UsmeAprende.Web.Catalogue;

/// <summary>A module's test, to be answered as often as one likes.</summary>
[AllowAnonymous]
public sealed class TestController(CatalogueStore courses) : Controller
{
    [HttpGet("/cursos/{course}/{module}/prueba"), PublicPage]
    public IActionResult Show()
    {
        var catalogue = courses.Current;
        return catalogue.TestsById.TryGetValue(CatalogueAddress.IdOf(Request.Path), out var test) ? View("Test", TestPage.Of(catalogue, test)) : NotFound();
    }
}
