using System.Collections;
using System.Data.Common;

namespace UsmeAprende.Testing;

/// <summary>
/// An answer of rows in which everything is blank: a small number, the empty id, the text <c>0</c>, which is a number and any enumeration's
/// first value too. With a row at hand Entity Framework goes on to ask what belongs to it, where a query is split.
/// </summary>
internal sealed class BlankAnswer(int rows) : DbDataReader
{
    private int _row;

    public override int Depth => 0;

    public override int FieldCount => 400;

    public override bool HasRows => rows > 0;

    public override bool IsClosed => false;

    public override int RecordsAffected => rows;

    public override object this[int ordinal] => 0;

    public override object this[string name] => 0;

    public override bool Read() => _row++ < rows;

    public override bool NextResult() => false;

    public override bool IsDBNull(int ordinal) => false;

    public override bool GetBoolean(int ordinal) => false;

    public override byte GetByte(int ordinal) => 0;

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => 0;

    public override char GetChar(int ordinal) => '0';

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => 0;

    public override string GetDataTypeName(int ordinal) => "int";

    public override DateTime GetDateTime(int ordinal) => default;

    public override decimal GetDecimal(int ordinal) => 0;

    public override double GetDouble(int ordinal) => 0;

    public override Type GetFieldType(int ordinal) => typeof(int);

    public override float GetFloat(int ordinal) => 0;

    public override Guid GetGuid(int ordinal) => default;

    public override short GetInt16(int ordinal) => 0;

    // How many rows a change met, too: the one that was meant.
    public override int GetInt32(int ordinal) => 1;

    public override long GetInt64(int ordinal) => 0;

    public override string GetName(int ordinal) => $"c{ordinal}";

    public override int GetOrdinal(string name) => 0;

    public override string GetString(int ordinal) => "0";

    public override object GetValue(int ordinal) => 0;

    public override int GetValues(object[] values) => 0;

    public override T GetFieldValue<T>(int ordinal) =>
        typeof(T) == typeof(string) ? (T)(object)"0"
        : typeof(T) == typeof(byte[]) ? (T)(object)Array.Empty<byte>()
        : default!;

    public override IEnumerator GetEnumerator() => Array.Empty<object>().GetEnumerator();
}
