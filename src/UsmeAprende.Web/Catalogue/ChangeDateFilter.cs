using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Catalogue;

/// <summary>Gives every page the date of the last change of what is taught; a page that shows less than all names its own.</summary>
public sealed class ChangeDateFilter(IPublicationDates dates) : IResultFilter
{
    /// <summary>The layout writes it at the page's foot.</summary>
    public const string Key = "Changed";

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is ViewResult page)
            page.ViewData[Key] = dates.LastChangedAt;
    }

    public void OnResultExecuted(ResultExecutedContext context) { }
}
