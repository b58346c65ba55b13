using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Catalogue;

/// <summary>The page with all words of the glossary.</summary>
[AllowAnonymous]
public sealed class GlossaryController(CatalogueStore courses) : Controller
{
    [HttpGet("/glosario"), PublicPage]
    public IActionResult Show() => View("Glossary", courses.Current.Glossary);
}
