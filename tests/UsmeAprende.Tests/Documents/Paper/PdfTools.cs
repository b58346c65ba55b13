using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace UsmeAprende.Tests.Documents.Paper;

/// <summary>Others' eyes on our PDFs: poppler's tools and qpdf, the machine's own or Debian's packages. Never skips in silence.</summary>
internal static class PdfTools
{
    private static readonly Lazy<bool> AreHere = new(FindOrInstall);

    /// <summary>Its text as a reader copies it, page by page, lines as they stand.</summary>
    public static string Text(byte[] pdf) => Run(pdf, "pdftotext", "-layout", "-enc", "UTF-8", "{file}", "-").Out;

    /// <summary>Its lines with the height that its letters ask for, in points.</summary>
    public static IReadOnlyList<(string Words, double Height)> Lines(byte[] pdf) =>
        [
            .. XDocument
                .Parse(Run(pdf, "pdftotext", "-bbox-layout", "{file}", "-").Out)
                .Descendants()
                .Where(e => e.Name.LocalName == "line")
                .Select(l =>
                    (string.Join(' ', l.Elements().Select(w => w.Value)), (double)l.Attribute("yMax")! - (double)l.Attribute("yMin")!)
                ),
        ];

    /// <summary>Its structure with the words that belong to each part.</summary>
    public static string Structure(byte[] pdf) => Run(pdf, "pdfinfo", "-struct-text", "{file}").Out;

    public static string Info(byte[] pdf) => Run(pdf, "pdfinfo", "{file}").Out;

    public static string Fonts(byte[] pdf) => Run(pdf, "pdffonts", "{file}").Out;

    public static string Attachment(byte[] pdf, int number) =>
        Run(pdf, "pdfdetach", "-save", $"{number}", "-o", "/dev/stdout", "{file}").Out;

    /// <summary>Its objects as plain text.</summary>
    public static string Objects(byte[] pdf) =>
        Run(pdf, "qpdf", "--qdf", "--object-streams=disable", "--no-original-object-ids", "{file}", "-").Out;

    /// <summary>What poppler says of its signatures.</summary>
    public static string Signatures(byte[] pdf) => Run(pdf, "pdfsig", "{file}").Out;

    /// <summary>Its one page as a printer puts it on paper, a byte of grey for each point.</summary>
    public static (int Width, int Height, byte[] Grey) Picture(byte[] pdf)
    {
        _ = AreHere.Value;
        var folder = Directory.CreateTempSubdirectory("usme-");
        try
        {
            var file = Path.Combine(folder.FullName, "papel.pdf");
            File.WriteAllBytes(file, pdf);
            Run("pdftoppm", "-r", "150", "-gray", "-singlefile", file, Path.Combine(folder.FullName, "papel"));
            var picture = File.ReadAllBytes(Path.Combine(folder.FullName, "papel.pgm"));
            // "P5", width and height, the lightest value: then the points.
            var head = Encoding.ASCII.GetString(picture, 0, 40).Split(['\n', ' ']);
            var (width, height) = (int.Parse(head[1], CultureInfo.InvariantCulture), int.Parse(head[2], CultureInfo.InvariantCulture));
            return (width, height, picture[^(width * height)..]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Its first page as a scanner or a phone's picture has it.</summary>
    public static byte[] Drawn(byte[] pdf, string format, string colours, int dots = 150) =>
        Made(
            pdf,
            (from, to) =>
                Run(
                    "pdftoppm",
                    [.. new[] { "-r", $"{dots}", "-singlefile", format, colours }.Where(argument => argument.Length > 0), from, to]
                ),
            format == "-jpeg" ? ".jpg" : ".png"
        );

    /// <summary>What "print to PDF" makes of it: the same page, without whatever is attached.</summary>
    public static byte[] PrintedAgain(byte[] pdf) => Made(pdf, (from, to) => Run("pdftocairo", ["-pdf", from, to]), "");

    private static byte[] Made(byte[] pdf, Action<string, string> make, string extension)
    {
        _ = AreHere.Value;
        var folder = Directory.CreateTempSubdirectory("usme-");
        try
        {
            var (from, to) = (Path.Combine(folder.FullName, "papel.pdf"), Path.Combine(folder.FullName, "hecho"));
            File.WriteAllBytes(from, pdf);
            make(from, to);
            return File.ReadAllBytes(to + extension);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What qpdf makes of it: somebody's programme saves it again.</summary>
    public static byte[] Resaved(byte[] pdf, params string[] arguments)
    {
        _ = AreHere.Value;
        var (from, to) = (Path.GetTempFileName(), Path.GetTempFileName());
        try
        {
            File.WriteAllBytes(from, pdf);
            var (code, told) = Run("qpdf", [from, .. arguments, to]);
            return code == 0 ? File.ReadAllBytes(to) : throw new InvalidOperationException(told);
        }
        finally
        {
            File.Delete(from);
            File.Delete(to);
        }
    }

    public static void AssertClean(byte[] pdf)
    {
        var (code, told) = Run(pdf, "qpdf", "--check", "{file}");

        Assert.True(code == 0 && !told.Contains("WARNING", StringComparison.Ordinal), told);
    }

    private static (int Code, string Out) Run(byte[] pdf, string tool, params string[] arguments)
    {
        _ = AreHere.Value;
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, pdf);
            return Run(tool, [.. arguments.Select(a => a == "{file}" ? file : a)]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static (int Code, string Out) Run(string tool, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(tool, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
                Environment = { ["DEBIAN_FRONTEND"] = "noninteractive", ["LC_ALL"] = "C.UTF-8" },
            }
        )!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }

    private static bool FindOrInstall()
    {
        string[] needed = ["pdftotext", "pdfinfo", "pdffonts", "pdfdetach", "pdftoppm", "pdfsig", "qpdf"];
        if (needed.All(IsInstalled))
            return true;
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists("/usr/bin/apt-get"))
        {
            Run("apt-get", "update", "-qq");
            Run("apt-get", "install", "-y", "-qq", "poppler-utils", "qpdf");
        }

        return needed.All(IsInstalled)
            ? true
            : throw new InvalidOperationException(
                "The tests of documents need poppler's tools and qpdf. Install them (Debian and Ubuntu: apt-get "
                    + "install poppler-utils qpdf), then run the tests again."
            );
    }

    private static bool IsInstalled(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? tool + ".exe" : tool)));
}
