using System.Net;
using Microsoft.AspNetCore.Http.Features;

namespace UsmeAprende.Web.Kit.Caching;

/// <summary>Reads public pages as a visitor gets them, for files that carry several of them.</summary>
public sealed class PublicPageReader(IHttpContextFactory contexts, PublicBaseUrl root)
{
    private RequestDelegate? _site;

    /// <summary>Called once, with all that answers a request.</summary>
    internal void Attach(RequestDelegate site) => _site = site;

    /// <param name="path">Without a query.</param>
    /// <param name="from">The request on whose behalf it is read: links that name the site are the same.</param>
    /// <returns>Null if there is no such page.</returns>
    public Task<PublicCopy?> ReadAsync(string path, HttpRequest from)
    {
        var site = _site ?? throw new InvalidOperationException("The site does not answer requests yet.");
        var address = new Uri(root.Find(from) ?? $"{from.Scheme}://{from.Host}");

        // A request inside another one would take the other's place as the current one.
        using (ExecutionContext.SuppressFlow())
            return Task.Run(() => ReadAsync(site, path, address));
    }

    private async Task<PublicCopy?> ReadAsync(RequestDelegate site, string path, Uri address)
    {
        using var body = new MemoryStream();
        var http = contexts.Create(CreateFeatures(path, address, body));
        try
        {
            await site(http);
            await http.Response.BodyWriter.FlushAsync();
            if (http.Response.StatusCode != StatusCodes.Status200OK)
                return null;
            var (headers, content) = (http.Response.Headers, body.ToArray());
            return new PublicCopy(
                path,
                headers.ContentType.ToString(),
                headers.ContentSecurityPolicy.ToString(),
                PublicResponse.ComputeHash(content),
                content
            );
        }
        finally
        {
            contexts.Dispose(http);
        }
    }

    private static FeatureCollection CreateFeatures(string path, Uri address, Stream body)
    {
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(
            new HttpRequestFeature
            {
                Method = HttpMethods.Get,
                Scheme = address.Scheme,
                Path = path,
                RawTarget = path,
                Headers = { Host = address.Authority },
            }
        );
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        features.Set<IHttpConnectionFeature>(new HttpConnectionFeature { RemoteIpAddress = IPAddress.Loopback });
        return features;
    }
}

/// <summary>A public page, drawing, style or script as everybody gets it.</summary>
/// <param name="Policy">Its content security policy; empty if that of its page applies.</param>
/// <param name="Hash">As in its ETag.</param>
public sealed record PublicCopy(string Path, string ContentType, string Policy, string Hash, byte[] Body);
