using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Kit.Assets;

/// <summary>
/// Serves the styles, scripts and drawings of <c>wwwroot</c> from memory. Their address is <c>/v/{version}/{file}</c>, with one version for
/// all of them, so that browsers can cache them for ever and modules can import each other by relative names.
/// </summary>
public sealed class SiteAssets : IReadyResponses
{
    private const string Immutable = "public, max-age=31536000, immutable";
    private const string Root = "/v/";

    private readonly IFileProvider _files;
    private volatile AssetVersion _current;

    public SiteAssets(IWebHostEnvironment environment, PublicPageCache pages)
    {
        _files = environment.WebRootFileProvider;
        _current = Read();
        if (environment.IsDevelopment())
        {
            ChangeToken.OnChange(
                () => _files.Watch("**/*"),
                () =>
                {
                    _current = Read();
                    pages.Invalidate();
                }
            );
        }
    }

    /// <summary>The address of a file, such as <c>usme.css</c>, with the current version.</summary>
    public string Url(string file) =>
        _current.Files.ContainsKey(file)
            ? $"{Root}{_current.Name}/{file}"
            : throw new FileNotFoundException($"There is no {file} in wwwroot.");

    // A page that a phone has stored may ask for an old version: it gets the current one, which it may not cache for ever.
    public bool TryGet(PathString path, out PublicResponse response)
    {
        response = null!;
        if (
            path.Value is not { } value
            || !value.StartsWith(Root, StringComparison.Ordinal)
            || value.IndexOf('/', Root.Length) is var slash && slash < 0
        )
            return false;
        var current = _current;
        if (!current.Files.TryGetValue(value[(slash + 1)..], out var asset))
            return false;
        response = value.AsSpan(Root.Length, slash - Root.Length).SequenceEqual(current.Name) ? asset.Kept : asset.Fresh;
        return true;
    }

    private AssetVersion Read()
    {
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".js"] = "text/javascript; charset=utf-8";
        types.Mappings[".css"] = "text/css; charset=utf-8";
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var sources = Walk("").ToDictionary(f => f.Name, f => AssetMinifier.Minify(f.Name, Bytes(f.File)), StringComparer.Ordinal);
        var files = new Dictionary<string, ServedAsset>(StringComparer.Ordinal);
        foreach (
            var (name, body) in sources
                .Select(s => (Name: s.Key, Body: s.Value))
                .Concat(ScriptBundles.BuildAll(sources))
                .OrderBy(f => f.Name, StringComparer.Ordinal)
        )
        {
            // The version is computed from the served files: a change of minifying or joining changes it too.
            hash.AppendData(body);
            var type = types.TryGetContentType(name, out var known) ? known : "application/octet-stream";
            files[name] = new ServedAsset(PublicResponse.Create(type, body, Immutable), PublicResponse.Create(type, body, "no-cache"));
        }
        return new AssetVersion(Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 5)), files.ToFrozenDictionary());
    }

    private static byte[] Bytes(IFileInfo file)
    {
        using var stream = file.CreateReadStream();
        var body = new byte[file.Length];
        stream.ReadExactly(body);
        return body;
    }

    private IEnumerable<(string Name, IFileInfo File)> Walk(string folder)
    {
        foreach (var entry in _files.GetDirectoryContents(folder))
        {
            var name = folder.Length == 0 ? entry.Name : $"{folder}/{entry.Name}";
            if (!entry.IsDirectory)
                yield return (name, entry);
            else
                foreach (var below in Walk(name))
                    yield return below;
        }
    }

    private sealed record ServedAsset(PublicResponse Kept, PublicResponse Fresh);

    private sealed record AssetVersion(string Name, FrozenDictionary<string, ServedAsset> Files);
}
