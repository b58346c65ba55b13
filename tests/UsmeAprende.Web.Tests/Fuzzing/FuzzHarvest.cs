using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace UsmeAprende.Web.Tests.Fuzzing;

/// <summary>The pages that one visitor finds by following links, and the forms on them.</summary>
internal sealed class FuzzHarvest
{
    private const int MostPages = 120;

    public sealed record HarvestedForm(string Path, bool IsPost, bool IsMultipart, IReadOnlyList<(string Name, string Value)> Fields);

    public List<string> Pages { get; } = [];

    public List<HarvestedForm> Forms { get; } = [];

    public static async Task<FuzzHarvest> CollectAsync(FuzzVisitor visitor, IServiceProvider services, CancellationToken cancel)
    {
        var harvest = new FuzzHarvest();
        var parser = new HtmlParser();
        var waiting = new Queue<string>(Starts(services));
        var met = waiting.ToHashSet(StringComparer.Ordinal);
        var forms = new HashSet<string>(StringComparer.Ordinal);
        while (harvest.Pages.Count < MostPages && waiting.TryDequeue(out var address))
        {
            var (path, query) = Split(address);
            var answer = await visitor.SendAsync(new FuzzRequest("GET", path) { Query = query }, cancel);
            if (answer.Headers.Location.ToString() is { Length: > 0 } elsewhere && elsewhere[0] == '/' && met.Add(elsewhere))
                waiting.Enqueue(elsewhere);
            if (answer.Status != 200)
                continue;
            harvest.Pages.Add(path);
            if (answer.ContentType?.StartsWith("text/html", StringComparison.Ordinal) != true)
                continue;
            var page = parser.ParseDocument(answer.Text);
            foreach (var link in page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]).Where(met.Add))
                waiting.Enqueue(link);

            // One form of each kind: a list of a hundred people has a hundred alike.
            harvest.Forms.AddRange(page.QuerySelectorAll<IHtmlFormElement>("form").Select(f => Of(f, path)).Where(f => forms.Add(Kind(f))));
        }
        return harvest;
    }

    public static (string Path, string Query) Split(string address) =>
        address.IndexOf('?') is var at and >= 0
            ? (Uri.UnescapeDataString(address[..at]), address[at..])
            : (Uri.UnescapeDataString(address), "");

    private static IEnumerable<string> Starts(IServiceProvider services) =>
        services
            .GetServices<EndpointDataSource>()
            .SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(r =>
                r.RoutePattern.Parameters.Count == 0 && r.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == true
            )
            .Select(r => "/" + r.RoutePattern.RawText!.TrimStart('/'))
            .Distinct()
            .Order(StringComparer.Ordinal);

    private static HarvestedForm Of(IHtmlFormElement form, string page) =>
        new(
            Split(form.GetAttribute("action")?.Split('#')[0] is { Length: > 0 } action && action[0] == '/' ? action : page).Path,
            string.Equals(form.Method, "post", StringComparison.OrdinalIgnoreCase),
            form.GetAttribute("enctype") == "multipart/form-data",
            [
                .. form.QuerySelectorAll("input[name], select[name], textarea[name], button[name]")
                    .Select(e => (e.GetAttribute("name")!, Value(e))),
            ]
        );

    private static string Value(IElement element) =>
        element switch
        {
            IHtmlSelectElement { Options.Length: > 0 } select => select.Options[select.Options.Length - 1].Value,
            IHtmlTextAreaElement area => area.Value,
            _ => element.GetAttribute("value") ?? "",
        };

    private static string Kind(HarvestedForm form) =>
        string.Join('/', form.Path.Split('/').Select(part => Guid.TryParse(part, out _) ? "id" : part))
        + string.Join(' ', form.Fields.Select(f => f.Name.Length > 30 ? f.Name[..8] : f.Name));
}
