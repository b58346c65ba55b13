using Microsoft.AspNetCore.Http.Metadata;

namespace UsmeAprende.Web.Site;

/// <summary>
/// How many bytes an action takes that takes files. Routing applies it, before the form is read;
/// the framework's own attribute would try again afterwards, too late, and warn of it with each file.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UploadLimitAttribute(long bytes) : Attribute, IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => bytes;
}
