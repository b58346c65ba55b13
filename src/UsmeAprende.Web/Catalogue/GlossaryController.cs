using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Catalogue;

/// <summary>Every word of the glossary on one page.</summary>
[AllowAnonymous]
public sealed class GlossaryController(CatalogueStore courses) : Controller
{
    [HttpGet("/glosario"), PublicPage]
    public IActionResult Show() => View("Glossary", courses.Current.Glossary);
}
