/** A symmetric positive definite matrix, row by row; only its lower half is read. */
export type Rows = readonly Float64Array[];

/** A system that was taken apart once and may be asked often. */
export interface Solved {
  /** Half the logarithm of the determinant. */
  readonly halfLogDeterminant: number;
  /** The `x` of A x = `right`. */
  solve(right: readonly number[]): Float64Array;
}

/** Cholesky's factorisation (Golub & Van Loan, Matrix Computations, 4.2): a third of n³ multiplications, then n² for each right side. Overwrites `rows`. */
export function factorise(rows: Rows): Solved {
  const size = rows.length;
  let halfLogDeterminant = 0;
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  rows.forEach((row, nth) => {
    for (let column = 0; column <= nth; column += 1) {
      let rest = row[column] ?? 0;
      const other = rows[column] ?? row;
      for (let before = 0; before < column; before += 1) rest -= (row[before] ?? 0) * (other[before] ?? 0);
      row[column] = column === nth ? Math.sqrt(rest) : rest / (other[column] ?? 1);
    }
    halfLogDeterminant += Math.log(row[nth] ?? 1);
  });
  return {
    halfLogDeterminant,
    solve(right) {
      const x = Float64Array.from(right);
      for (let row = 0; row < size; row += 1) {
        for (let before = 0; before < row; before += 1) x[row] = (x[row] ?? 0) - at(row, before) * (x[before] ?? 0);
        x[row] = (x[row] ?? 0) / at(row, row);
      }
      for (let row = size - 1; row >= 0; row -= 1) {
        for (let after = row + 1; after < size; after += 1) x[row] = (x[row] ?? 0) - at(after, row) * (x[after] ?? 0);
        x[row] = (x[row] ?? 0) / at(row, row);
      }
      return x;
    },
  };
}
