using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Kit.Assets;

/// <summary>
/// Style, scripts and drawings of <c>wwwroot</c>, made small when somebody first asks for them. Their address is
/// <c>/v/{version}/{file}</c>, with one version for all of them, so that browsers keep them for ever and modules import each other by
/// relative names.
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

    /// <summary>Changes whenever any file does.</summary>
    public string Version => _current.Name;

    /// <summary>
    /// All files that pages ask for: without those that only travel as a part of another. Bundles come first, since they are alike.
    /// </summary>
    public IReadOnlyList<string> ListUsed()
    {
        var bundles = ScriptBundles.All.Select(bundle => bundle.Name).ToList();
        var parts = ScriptBundles.All.SelectMany(bundle => bundle.Parts).Except(bundles).ToHashSet(StringComparer.Ordinal);
        var used = _current.Files.Keys.Where(file => !parts.Contains(file)).ToHashSet(StringComparer.Ordinal);
        for (var found = used.ToList(); found.Count > 0; used.UnionWith(found))
            found =
            [
                .. found.Where(IsScript).SelectMany(file => ScriptBundles.ListImports(GetBody(file))).Where(file => !used.Contains(file)),
            ];
        return [.. bundles, .. used.Except(bundles).Order(StringComparer.Ordinal)];
    }

    private static bool IsScript(string file) => file.EndsWith(".js", StringComparison.Ordinal);

    /// <summary>A file as it is served, for who serves it at another address.</summary>
    public byte[] GetBody(string file) => _current.Files[file].Body.Value;

    /// <summary>The address of a file, such as <c>usme.css</c>, with the current version.</summary>
    public string Url(string file) =>
        _current.Files.ContainsKey(file)
            ? $"{Root}{_current.Name}/{file}"
            : throw new FileNotFoundException($"There is no {file} in wwwroot.");

    /// <summary>The same for a file that need not be there.</summary>
    public string? TryUrl(string file) => _current.Files.ContainsKey(file) ? Url(file) : null;

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
        response = (value.AsSpan(Root.Length, slash - Root.Length).SequenceEqual(current.Name) ? asset.Kept : asset.Fresh).Value;
        return true;
    }

    private AssetVersion Read()
    {
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".js"] = "text/javascript; charset=utf-8";
        types.Mappings[".css"] = "text/css; charset=utf-8";
        var sources = Walk("").ToDictionary(f => f.Name, f => Bytes(f.File), StringComparer.Ordinal);
        var files = sources.ToDictionary(
            f => f.Key,
            f => new Lazy<byte[]>(() => AssetMinifier.Minify(f.Key, f.Value)),
            StringComparer.Ordinal
        );
        // A bundle may have the name of one of its parts, and takes its place.
        var bodies = new Dictionary<string, Lazy<byte[]>>(files, StringComparer.Ordinal);
        foreach (var bundle in ScriptBundles.All)
        {
            // One that is missing is told at the start, not to whoever asks first.
            var parts = bundle.Parts.ToDictionary(part => part, part => files[part], StringComparer.Ordinal);
            bodies[bundle.Name] = new Lazy<byte[]>(() => bundle.Join(part => parts[part].Value));
        }
        return new AssetVersion(
            ComputeVersion(sources),
            bodies.ToFrozenDictionary(
                f => f.Key,
                f => ServedAsset.Create(types.TryGetContentType(f.Key, out var known) ? known : "application/octet-stream", f.Value)
            )
        );
    }

    // Of what is served without making it: the sources, and how they are made ready.
    private static string ComputeVersion(Dictionary<string, byte[]> sources)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(AssetMinifier.Recipe + ScriptBundles.Recipe));
        foreach (var (name, body) in sources.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"\n{name} {body.Length}\n"));
            hash.AppendData(body);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 5));
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

    private sealed record ServedAsset(Lazy<byte[]> Body, Lazy<PublicResponse> Kept, Lazy<PublicResponse> Fresh)
    {
        public static ServedAsset Create(string type, Lazy<byte[]> body) =>
            new(
                body,
                new Lazy<PublicResponse>(() => PublicResponse.Create(type, body.Value, Immutable)),
                new Lazy<PublicResponse>(() => PublicResponse.Create(type, body.Value, "no-cache"))
            );
    }

    private sealed record AssetVersion(string Name, FrozenDictionary<string, ServedAsset> Files);
}
