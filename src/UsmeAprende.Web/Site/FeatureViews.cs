using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace UsmeAprende.Web.Site;

/// <summary>Finds a controller's views beside it, in its feature's folder, and shared ones in <c>Site/</c>.</summary>
public sealed class FeatureViews : IViewLocationExpander, IControllerModelConvention
{
    private const string Feature = "feature";

    public void Apply(ControllerModel controller) => controller.Properties[Feature] = controller.ControllerType.Namespace!.Split('.')[^1];

    public void PopulateValues(ViewLocationExpanderContext context) =>
        context.Values[Feature] =
            (context.ActionContext.ActionDescriptor as ControllerActionDescriptor)?.Properties.TryGetValue(Feature, out var name) == true
                ? (string)name!
                : "Site";

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
        [$"/{context.Values[Feature]}/{{0}}.cshtml", "/Site/{0}.cshtml"];
}
