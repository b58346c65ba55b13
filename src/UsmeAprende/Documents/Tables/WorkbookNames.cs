using System.Xml;

namespace UsmeAprende.Documents.Tables;

/// <summary>The names of elements and attributes that an XML reader keeps for ever. A workbook has some hundred.</summary>
internal sealed class WorkbookNames : NameTable
{
    private const int MostNames = 2_000;

    private int _names;

    public override string Add(string key) => Get(key) ?? Counted(base.Add(key));

    public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Counted(base.Add(key, start, len));

    private string Counted(string name) => ++_names <= MostNames ? name : throw new UnreadableTableException(TableBudget.TooLarge);
}
