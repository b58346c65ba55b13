using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using UsmeAprende.Catalogue;
using UsmeAprende.Catalogue.Carrying;
using UsmeAprende.Documents;
using UsmeAprende.Web.Kit;

namespace UsmeAprende.Web.Catalogue;

/// <summary>
/// Courses and modules as files to carry away, each made once per catalogue, when somebody first asks for it or for its size.
/// </summary>
public sealed class Downloads(IOptions<SiteOptions> site)
{
    // They go when their catalogue goes.
    private readonly ConditionalWeakTable<CourseCatalogue, ConcurrentDictionary<string, Lazy<byte[]>>> _files = [];

    public byte[] Book(CourseCatalogue catalogue, Course course) =>
        Made(catalogue, course.Id, () => EpubFile.Write(CourseBook.Of(catalogue, course, Origin())));

    public byte[] Sheet(CourseCatalogue catalogue, Course course, Module module) =>
        Made(catalogue, module.Id, () => ModuleSheet.Write(catalogue, course, module, Origin()));

    /// <summary>What people are told it weighs, rounded up.</summary>
    public static int Kilobytes(byte[] file) => (file.Length + 1023) / 1024;

    private byte[] Made(CourseCatalogue catalogue, string id, Func<byte[]> make) =>
        _files.GetOrCreateValue(catalogue).GetOrAdd(id, _ => new Lazy<byte[]>(make)).Value;

    // As configured, never as asked for: everyone gets the same bytes.
    private Origin Origin() => new(site.Value.Name, site.Value.Entity, site.Value.Url);
}
