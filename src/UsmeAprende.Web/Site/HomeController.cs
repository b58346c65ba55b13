using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace UsmeAprende.Web.Site;

[AllowAnonymous]
public sealed class HomeController : Controller
{
    [HttpGet("/"), PublicPage]
    public IActionResult Index() => View("Home");
}
