using System.Text;
using Microsoft.Extensions.Options;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Assets;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Offline;

/// <summary>
/// The script that answers on a phone when the site does not (R18). Its address never changes, browsers ask for it each time, and it is
/// served even when everything else is broken: whatever phones have installed can be replaced, or taken away.
/// </summary>
public sealed class ServiceWorkerScript(SiteAssets assets, IOptions<SiteOptions> site) : IReadyResponses
{
    private const string Path = "/sw.js";

    private volatile WorkerVersion? _current;

    public bool TryGet(PathString path, out PublicResponse response)
    {
        response = null!;
        if (path.Value != Path)
            return false;
        var version = assets.Version;
        var current = _current is { } made && made.Version == version ? made : _current = new(version, Create(version));
        response = current.Response;
        return true;
    }

    private PublicResponse Create(string version)
    {
        var script = Encoding.UTF8.GetString(assets.GetBody(site.Value.WorksOffline ? "service-worker.js" : "worker-retires.js"));
        return PublicResponse.Create(
            "text/javascript; charset=utf-8",
            Encoding.UTF8.GetBytes($"self.version=\"{version}\";\n{script}"),
            PublicPageRendering.AskEachTime
        );
    }

    private sealed record WorkerVersion(string Version, PublicResponse Response);
}
