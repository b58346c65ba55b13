using System.Text;
using System.Xml;

namespace UsmeAprende.Documents.Tables;

/// <summary>Reads one part of a workbook forward, once; nothing of it stays in memory but what the caller keeps.</summary>
internal sealed class WorkbookXml : IDisposable
{
    private const int Deepest = 40;

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private readonly XmlReader _xml;
    private readonly StringBuilder _text = new();

    public WorkbookXml(Stream content, WorkbookTextLimiter.UnpackingBudget allowance) =>
        _xml = XmlReader.Create(
            new WorkbookTextLimiter(new StreamReader(content, Utf8), allowance),
            new XmlReaderSettings
            {
                CloseInput = true,
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                NameTable = new WorkbookNameTable(),
            }
        );

    public int Depth => _xml.Depth;

    public string Name => _xml.LocalName;

    public bool IsEmpty => _xml.IsEmptyElement;

    public bool IsElement => _xml.NodeType is XmlNodeType.Element;

    /// <exception cref="UnreadableTableException">Its elements are nested deeper than in any real workbook.</exception>
    public bool Read()
    {
        if (!_xml.Read())
            return false;
        return _xml.Depth <= Deepest ? true : throw new UnreadableTableException(TableMemoryBudget.TooLarge);
    }

    public bool Begins(int depth, string name) => _xml.NodeType is XmlNodeType.Element && _xml.Depth == depth && _xml.LocalName == name;

    public bool Ends(int depth) => _xml.NodeType is XmlNodeType.EndElement && _xml.Depth == depth;

    public bool IsText => _xml.NodeType is XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace;

    public string Value => _xml.Value;

    public string? Attribute(string name) => _xml.GetAttribute(name);

    /// <summary>An attribute of OpenDocument, whose attributes have a namespace.</summary>
    public string? Attribute(string name, string space) => _xml.GetAttribute(name, $"urn:oasis:names:tc:opendocument:xmlns:{space}:1.0");

    /// <summary>Goes to the end of the current element.</summary>
    public void Skip()
    {
        var depth = _xml.Depth;
        if (!_xml.IsEmptyElement)
            while (Read() && !Ends(depth)) { }
    }

    public bool IsSet(string name) => _xml.GetAttribute(name) is "1" or "true";

    /// <summary>The id of a relationship to another part, in either of the two dialects.</summary>
    public string? Relationship()
    {
        for (var at = 0; at < _xml.AttributeCount; at++)
        {
            _xml.MoveToAttribute(at);
            var (isIt, value) = (
                _xml.LocalName == "id" && _xml.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal),
                _xml.Value
            );
            _xml.MoveToElement();
            if (isIt)
                return value;
        }
        return null;
    }

    /// <summary>The text of the current element.</summary>
    public string Text()
    {
        _text.Clear();
        TakeText();
        return _text.ToString();
    }

    /// <summary>The text of the current element, in one run or in several runs of different styles. Phonetic hints are left out.</summary>
    public string RichText()
    {
        _text.Clear();
        if (_xml.IsEmptyElement)
            return "";
        var depth = _xml.Depth;
        var isPiece = false;
        while (Read() && !Ends(depth))
        {
            if (!IsElement)
                continue;
            if (_xml.Depth == depth + 1)
                isPiece = _xml.LocalName == "r";
            if (_xml.LocalName == "t" && (_xml.Depth == depth + 1 || (isPiece && _xml.Depth == depth + 2)))
                TakeText();
        }
        return _text.ToString();
    }

    public void Dispose() => _xml.Dispose();

    private void TakeText()
    {
        if (_xml.IsEmptyElement)
            return;
        var depth = _xml.Depth;
        while (Read() && !Ends(depth))
        {
            if (!IsText)
                continue;
            _text.Append(_xml.Value);
            if (_text.Length > TableFile.LongestValue)
                throw new UnreadableTableException("tiene un texto demasiado largo.");
        }
    }
}

/// <summary>Most names of elements and attributes, which an XML reader never frees. A workbook has about a hundred.</summary>
internal sealed class WorkbookNameTable : NameTable
{
    private const int MostNames = 2_000;

    private int _names;

    public override string Add(string key) => Get(key) ?? Counted(base.Add(key));

    public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Counted(base.Add(key, start, len));

    private string Counted(string name) => ++_names <= MostNames ? name : throw new UnreadableTableException(TableMemoryBudget.TooLarge);
}
