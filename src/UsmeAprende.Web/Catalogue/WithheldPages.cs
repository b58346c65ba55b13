using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Catalogue;

/// <summary>On the coordinators' first page: what of the courses is not shown for its faults.</summary>
[ViewComponent(Name = "WithheldPages")]
public sealed class WithheldPages(CatalogueStore courses) : ViewComponent
{
    public IViewComponentResult Invoke() => View("/Catalogue/_Withheld.cshtml", courses.Current);
}
