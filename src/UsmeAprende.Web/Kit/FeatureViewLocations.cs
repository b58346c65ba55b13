using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace UsmeAprende.Web.Kit;

/// <summary>
/// Finds views beside their controller: in its folder, then in the folders above it up to the feature's, then the shared ones.
/// </summary>
public sealed class FeatureViewLocations : IViewLocationExpander, IControllerModelConvention
{
    private const string Folder = "folder";
    private const string Shared = "Kit";

    private static readonly string Root = typeof(Program).Assembly.GetName().Name + ".";

    public void Apply(ControllerModel controller) =>
        controller.Properties[Folder] = controller.ControllerType.Namespace![Root.Length..].Replace('.', '/');

    public void PopulateValues(ViewLocationExpanderContext context) =>
        context.Values[Folder] =
            (context.ActionContext.ActionDescriptor as ControllerActionDescriptor)?.Properties.TryGetValue(Folder, out var path) == true
                ? (string)path!
                : Shared;

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations)
    {
        for (var folder = context.Values[Folder]!; folder.Length > 0; folder = folder[..Math.Max(folder.LastIndexOf('/'), 0)])
            yield return $"/{folder}/{{0}}.cshtml";
        yield return $"/{Shared}/{{0}}.cshtml";
    }
}
